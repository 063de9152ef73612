package io.leadstone.application.port.in.idempotency;

import io.leadstone.domain.failure.StoreUnavailableException;

/** Removes idempotency keys and their answers after 24 hours. */
@FunctionalInterface
public interface PurgeKeys {

    /**
     * Removes the expired keys of all companies, in batches. Several nodes may do so at the same time. A store without
     * idempotency keys has none to remove.
     *
     * @return the number of keys that were removed
     * @throws StoreUnavailableException if the store cannot be reached
     */
    long purgeKeys();
}
