package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ForbiddenTransitionException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Captures a lead for the caller's company. */
@FunctionalInterface
public interface CreateLead {

    /**
     * Stores the lead in one write, or deals with the live lead that has its email as the command says. Of any number of callers
     * that create one email at once, exactly one creates a lead.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code write}
     * @throws PreconditionFailedException if the command's condition does not allow the write; nothing is written
     * @throws DuplicateEmailException where the email is taken and the policy is to reject; it names the holder
     * @throws ForbiddenTransitionException where the policy is to update and the lifecycle does not allow the status
     */
    Result create(Caller caller, CreateLeadCommand command);

    /** What it came to, and the lead as it is stored now. */
    record Result(CreateOutcome outcome, LeadSnapshot lead) {}
}
