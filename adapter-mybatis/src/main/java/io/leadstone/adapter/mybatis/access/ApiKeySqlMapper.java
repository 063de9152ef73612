package io.leadstone.adapter.mybatis.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements on API keys; see {@code ApiKeySqlMapper.xml}. */
public interface ApiKeySqlMapper {

    /** The number of rows: 0 where the database says that way that the id is taken. */
    int insert(ApiKeyRow key);

    int revoke(String companyId, String id, Instant at);

    @Nullable
    ApiKeyRow find(String id);

    List<ApiKeyRow> list(String companyId);

    /** 1 where there is any key, revoked or not, else null. */
    @Nullable
    Integer findAny();
}
