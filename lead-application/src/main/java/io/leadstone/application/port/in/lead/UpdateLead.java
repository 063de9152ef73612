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
     * Changes the lead. A consent that differs from the stored one is appended to the ledger. If no value differs,
     * nothing is written.
     *
     * <p>An update never turns a withdrawn consent into a granted one, and grants none that the suppression list
     * withholds. {@link UpdateLeadCommand#keptWithdrawals} names such consents; {@link RecordConsent} grants them.
     *
     * @return the lead as it is stored now
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException if the company has no such live lead
     * @throws VersionConflictException if the lead is not at the expected version
     * @throws ForbiddenTransitionException if the lifecycle does not allow the status
     * @throws DuplicateEmailException with the email owner, if another live lead has the email
     */
    LeadSnapshot update(Caller caller, UpdateLeadCommand command);
}
