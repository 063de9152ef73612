package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.SuppressionNotFoundException;
import java.util.UUID;

/** Removes an entry from the suppression list of the caller's company. */
@FunctionalInterface
public interface RemoveSuppression {

    /**
     * Removes the entry. Its address can be captured again, unless another entry has it.
     *
     * @throws SuppressionNotFoundException if the company has no such entry
     * @throws AccessDeniedException without scope {@code admin}
     * @throws CapabilityMissingException if the store has no suppression lists
     */
    void removeSuppression(Caller caller, UUID id);
}
