package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.EraseLead;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Erases a lead as {@link EraseLead} does, and refuses its email and its phone number from then on. */
@FunctionalInterface
public interface EraseAndSuppress {

    /**
     * Erases the lead and adds its addresses to the suppression list, in one write. A lead that was erased before has
     * no address, so nothing is added then. A phone number is added if its international form is known.
     *
     * @param expectedVersion the version that the lead must have; empty: any version
     * @return the lead as it is stored now
     * @throws AccessDeniedException without scope {@code admin}
     * @throws LeadNotFoundException if the company has no such lead
     * @throws VersionConflictException if the lead has another version than the expected one
     * @throws SuppressionKeyMissingException if the host has set no suppression key; nothing is erased
     * @throws CapabilityMissingException if the store has no suppression lists; nothing is erased
     */
    LeadSnapshot eraseAndSuppress(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
