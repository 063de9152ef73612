package io.leadstone.application.port.in.health;

import io.leadstone.domain.failure.StoreUnavailableException;

/** Checks whether the store answers. */
@FunctionalInterface
public interface CheckHealth {

    /**
     * Returns if the store answers.
     *
     * @throws StoreUnavailableException if the store does not answer
     */
    void check();
}
