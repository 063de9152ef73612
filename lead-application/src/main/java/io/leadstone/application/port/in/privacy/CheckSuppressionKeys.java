package io.leadstone.application.port.in.privacy;

import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.StoreUnavailableException;

/** Compares the suppression keys of the host with those that the suppression lists need. */
@FunctionalInterface
public interface CheckSuppressionKeys {

    /**
     * Returns the keys in use. A key that made an entry must stay configured, or the entry has no effect. It reads the
     * entries of all companies and checks no caller: it is an operation for the operator of the store.
     *
     * @throws CapabilityMissingException if the store has no suppression lists
     * @throws StoreUnavailableException if the store cannot be reached
     */
    SuppressionKeyUse checkSuppressionKeys();
}
