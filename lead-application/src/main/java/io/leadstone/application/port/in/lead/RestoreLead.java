package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Restores a deleted lead. */
@FunctionalInterface
public interface RestoreLead {

    /**
     * Makes the lead live again, with its conversations and submissions. A live lead stays unchanged. If the person has
     * withdrawn a consent on a newer lead since, and the suppression list keeps this withdrawal, the lead gets it, too.
     *
     * @param expectedVersion the version that the lead must have; empty means any version
     * @return the lead as it is stored now
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException if the company has no such lead
     * @throws VersionConflictException if the lead is not at the expected version
     * @throws SuppressedException if the suppression list refuses an address of the lead
     * @throws DuplicateEmailException with the email owner, if a live lead has the email now
     */
    LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
