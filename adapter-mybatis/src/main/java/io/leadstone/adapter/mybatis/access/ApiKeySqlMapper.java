package io.leadstone.adapter.mybatis.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on API keys; see {@code ApiKeySqlMapper.xml}. */
public interface ApiKeySqlMapper {

    /**
     * Inserts a key. Returns the number of rows. On PostgreSQL it is 0 if the id is taken. The other databases throw an
     * exception then.
     */
    int insert(ApiKeyRow key);

    int revoke(String companyId, String id, Instant at);

    @Nullable
    ApiKeyRow find(String id);

    List<ApiKeyRow> list(String companyId);

    /** Returns 1 if there is any key, revoked or not, else null. */
    @Nullable
    Integer findAny();
}
