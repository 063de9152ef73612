package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SubmissionNotHeldException;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.submission.Submission;

/** Releases a registration that a guard holds back. */
@FunctionalInterface
public interface ReleaseSubmission {

    /**
     * Releases a held submission. If no live lead has its email, it creates a lead, whose creation is the release.
     * Otherwise it points to that lead, as a registration does. The suppression list is asked again.
     *
     * @return the submission with its lead
     * @throws AccessDeniedException without scope {@code write}
     * @throws SubmissionNotFoundException if the company has no such submission
     * @throws SubmissionNotHeldException if the submission is not held, such as after its release
     * @throws SuppressedException if the suppression list refuses an address; the submission stays held
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Submission release(Caller caller, LeadId submissionId);
}
