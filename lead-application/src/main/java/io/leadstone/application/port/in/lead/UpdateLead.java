package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Changes fields, status and consents of a lead, in one write. */
@FunctionalInterface
public interface UpdateLead {

    /**
     * The lead as it is stored now. A consent that is sent appends to the ledger where it differs from the present one. A change
     * that changes nothing writes nothing.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException where the company has no such live lead
     * @throws VersionConflictException where the lead is not at the expected version
     * @throws ForbiddenTransitionException where the lifecycle does not allow the status
     * @throws DuplicateEmailException where another live lead has the email; it names the holder
     */
    LeadSnapshot update(Caller caller, UpdateLeadCommand command);
}
