package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Takes values over from a submission into its lead. */
@FunctionalInterface
public interface ApplySubmission {

    /**
     * Writes the named fields of the submission into the live lead, in one write, and returns the lead. A consent that
     * the person has withdrawn stays withdrawn; {@link ApplySubmissionCommand#keptWithdrawals} names it. If the command
     * names only such consents, nothing is written, and other fields can still be taken over.
     *
     * @throws AccessDeniedException without scope {@code write}
     * @throws InvalidCommandException if the command violates a rule, or names a field that the submission lacks
     * @throws LeadNotFoundException if the company has no such live lead
     * @throws LeadErasedException if the lead is erased
     * @throws SubmissionNotFoundException if the lead has no such submission
     * @throws SubmissionAppliedException if values of the submission were taken over before
     * @throws SuppressedException if the lead would get an address that the suppression list refuses
     * @throws VersionConflictException if the lead does not have the expected version
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    LeadSnapshot apply(Caller caller, ApplySubmissionCommand command);
}
