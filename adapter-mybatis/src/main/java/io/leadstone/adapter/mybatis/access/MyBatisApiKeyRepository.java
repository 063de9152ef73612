package io.leadstone.adapter.mybatis.access;

import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;

/** {@link ApiKeyRepository} in one table. A unique key of the id rejects duplicates. */
public record MyBatisApiKeyRepository(SqlSessions sessions) implements ApiKeyRepository {

    @Override
    public boolean add(ApiKey key) {
        return sessions.write(call -> {
            try {
                return call.mapper(ApiKeySqlMapper.class).insert(ApiKeyRow.of(key)) > 0;
            } catch (PersistenceException failure) {
                if (SqlFailures.isDuplicateKey(failure)) {
                    return false;
                }
                throw failure;
            }
        });
    }

    @Override
    public Optional<ApiKey> find(String id) {
        // The id comes from an unauthenticated request. PostgreSQL rejects some texts, and no key has such an id.
        return OpaqueId.isValid(id)
                ? sessions.read(call -> Optional.ofNullable(
                                call.mapper(ApiKeySqlMapper.class).find(id))
                        .map(ApiKeyRow::key))
                : Optional.empty();
    }

    @Override
    public List<ApiKey> list(CompanyId companyId) {
        return sessions.read(call -> call.mapper(ApiKeySqlMapper.class).list(companyId.value()).stream()
                .map(ApiKeyRow::key)
                .toList());
    }

    @Override
    public boolean revoke(CompanyId companyId, String id, Instant at) {
        return OpaqueId.isValid(id)
                && sessions.write(call -> call.mapper(ApiKeySqlMapper.class).revoke(companyId.value(), id, at) > 0);
    }

    @Override
    public boolean isEmpty() {
        return sessions.read(call -> call.mapper(ApiKeySqlMapper.class).findAny() == null);
    }
}
