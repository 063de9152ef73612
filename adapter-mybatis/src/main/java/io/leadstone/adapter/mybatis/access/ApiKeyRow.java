package io.leadstone.adapter.mybatis.access;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of the table of API keys. */
public record ApiKeyRow(
        String companyId,
        String id,
        String name,
        String scopes,
        String role,
        String secretHash,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    static ApiKeyRow of(ApiKey key) {
        return new ApiKeyRow(
                key.companyId().value(),
                key.id(),
                key.name(),
                LineList.write(key.scopes().stream().sorted().map(Coded::code).toList()),
                key.role().code(),
                key.secretHash().value(),
                key.createdAt(),
                key.revokedAt().orElse(null));
    }

    ApiKey key() {
        return new ApiKey(
                id,
                new CompanyId(companyId),
                name,
                LineList.read(scopes).stream()
                        .map(code -> Coded.parse(Scope.class, code))
                        .collect(Collectors.toSet()),
                Coded.parse(Role.class, role),
                new SecretHash(secretHash),
                createdAt,
                Optional.ofNullable(revokedAt));
    }

    /** Hides the hash of the secret from logs. */
    @Override
    public String toString() {
        return "ApiKeyRow[companyId=" + companyId + ", id=" + id + "]";
    }
}
