package io.leadstone.store.access;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.out.access.ApiKeyRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.OpaqueId;
import io.leadstone.store.table.AccessTable;
import io.leadstone.store.table.StoreTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@link ApiKeyRepository} on a key-value backend. An id may come from a request that is not authenticated. A text of
 * another form is unknown and does not reach the backend.
 */
public record KeyValueApiKeyRepository(StoreTransactions transactions) implements ApiKeyRepository {

    @Override
    public boolean add(ApiKey key) {
        return transactions.write(transaction -> {
            boolean isFree = AccessTable.findKey(transaction, key.id()).isEmpty();
            if (isFree) {
                AccessTable.save(transaction, Optional.empty(), key);
            }
            return isFree;
        });
    }

    @Override
    public Optional<ApiKey> find(String id) {
        return OpaqueId.isValid(id)
                ? transactions.read(transaction -> AccessTable.findKey(transaction, id))
                : Optional.empty();
    }

    @Override
    public List<ApiKey> list(CompanyId companyId) {
        return transactions.read(transaction -> AccessTable.keys(transaction, companyId));
    }

    @Override
    public boolean revoke(CompanyId companyId, String id, Instant at) {
        if (!OpaqueId.isValid(id)) {
            return false;
        }
        return transactions.write(transaction -> {
            Optional<ApiKey> active = AccessTable.findKey(transaction, id)
                    .filter(key -> key.isActive() && key.companyId().equals(companyId));
            active.ifPresent(key -> AccessTable.save(transaction, active, revoked(key, at)));
            return active.isPresent();
        });
    }

    @Override
    public boolean isEmpty() {
        return transactions.read(AccessTable::hasNoKeys);
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
