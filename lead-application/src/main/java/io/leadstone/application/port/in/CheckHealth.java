package io.leadstone.application.port.in;

import io.leadstone.domain.StoreUnavailableException;

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
