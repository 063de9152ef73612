package io.leadstone.application.port.out;

import io.leadstone.domain.failure.StoreUnavailableException;

/** The health check of a store. */
@FunctionalInterface
public interface StoreHealth {

    /**
     * Reads from the store, and returns if the read succeeds.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    void check();
}
