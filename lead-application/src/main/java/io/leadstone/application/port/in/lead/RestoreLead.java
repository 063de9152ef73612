package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Brings a deleted lead back. */
@FunctionalInterface
public interface RestoreLead {

    /**
     * The lead as it is stored now; one that is live already stays as it is.
     *
     * @param expectedVersion the version that the lead must still have, or empty for whatever it is now
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException where the company has no such lead
     * @throws VersionConflictException where the lead is not at the expected version
     * @throws DuplicateEmailException where a live lead has its email now; it names the holder
     */
    LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
