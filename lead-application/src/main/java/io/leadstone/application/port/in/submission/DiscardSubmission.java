package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SubmissionNotHeldException;

/** Discards a registration that a guard holds back. */
@FunctionalInterface
public interface DiscardSubmission {

    /**
     * Removes a held submission for good. Its widget session ends.
     *
     * @throws AccessDeniedException without scope {@code write}
     * @throws SubmissionNotFoundException if the company has no such submission
     * @throws SubmissionNotHeldException if the submission is not held, such as after its release
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    void discard(Caller caller, LeadId submissionId);
}
