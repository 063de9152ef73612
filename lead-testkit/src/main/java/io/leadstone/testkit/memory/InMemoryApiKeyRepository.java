package io.leadstone.testkit.memory;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** {@link ApiKeyRepository} in memory; the map's own atomicity is the unique index. */
final class InMemoryApiKeyRepository implements ApiKeyRepository {

    private final Map<String, ApiKey> keys = new ConcurrentHashMap<>();

    @Override
    public boolean add(ApiKey key) {
        return keys.putIfAbsent(key.id(), key) == null;
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    @Override
    public List<ApiKey> list(CompanyId companyId) {
        return keys.values().stream()
                .filter(key -> key.companyId().equals(companyId))
                .sorted(Comparator.comparing(ApiKey::createdAt).thenComparing(ApiKey::id))
                .toList();
    }

    @Override
    public boolean revoke(CompanyId companyId, String id, Instant at) {
        return find(id).filter(key -> key.isActive() && key.companyId().equals(companyId))
                .filter(key -> keys.replace(id, key, revoked(key, at)))
                .isPresent();
    }

    @Override
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    private static ApiKey revoked(ApiKey key, Instant at) {
        return new ApiKey(
                key.id(),
                key.companyId(),
                key.name(),
                key.scopes(),
                key.role(),
                key.secretHash(),
                key.createdAt(),
                Optional.of(at));
    }
}
