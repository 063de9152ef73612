package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Deletes a lead softly. */
@FunctionalInterface
public interface DeleteLead {

    /**
     * The lead as it is stored now, hidden from all but the list of deleted leads and restore.
     *
     * @param expectedVersion the version that the lead must still have, or empty for whatever it is now
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException where the company has no such live lead
     * @throws VersionConflictException where the lead is not at the expected version
     */
    LeadSnapshot delete(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
