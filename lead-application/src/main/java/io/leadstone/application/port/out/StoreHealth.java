package io.leadstone.application.port.out;

import io.leadstone.domain.failure.StoreUnavailableException;

/** Tells whether the store answers. */
@FunctionalInterface
public interface StoreHealth {

    /**
     * Returns where the store answers a question about its data.
     *
     * @throws StoreUnavailableException where it does not
     */
    void check();
}
