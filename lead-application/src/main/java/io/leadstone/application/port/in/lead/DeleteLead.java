package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Soft-deletes a lead. */
@FunctionalInterface
public interface DeleteLead {

    /**
     * Deletes the lead. Then only the list of deleted leads, restore, erase and the export of a person find it. Its
     * conversations and submissions are hidden with it. Its pending webhook deliveries are cancelled, and only
     * {@code lead.deleted} and a pending {@code lead.erased} are delivered.
     *
     * @param expectedVersion the version that the lead must have; empty means any version
     * @return the lead as it is stored now
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException if the company has no such live lead
     * @throws VersionConflictException if the lead is not at the expected version
     */
    LeadSnapshot delete(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
