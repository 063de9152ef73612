package io.leadstone.application.port.in.health;

import io.leadstone.domain.failure.StoreUnavailableException;

/** Tells whether leads can be served. */
@FunctionalInterface
public interface CheckHealth {

    /**
     * Returns where the store answers.
     *
     * @throws StoreUnavailableException where it does not
     */
    void check();
}
