package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.lead.Suppression;

/** Adds an email or a phone number to the suppression list of the caller's company. */
@FunctionalInterface
public interface SuppressAddress {

    /**
     * Adds an entry that refuses the address. Only its keyed hash is stored. Leads that have the address stay as they
     * are. If the list refuses the address already, the existing entry is returned.
     *
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code admin}
     * @throws SuppressionKeyMissingException if the host has set no suppression key
     * @throws CapabilityMissingException if the store has no suppression lists
     */
    Suppression suppress(Caller caller, SuppressAddressCommand command);
}
