package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;

/** Lists the submissions of a company in one state, such as those that a guard holds back. */
@FunctionalInterface
public interface ListCompanySubmissions {

    /**
     * Returns a page of the submissions of the company in this state, newest first. Those of deleted leads are hidden.
     * Submissions that are not held are without an opt-in whose token has expired.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws InvalidCommandException if the page request violates a rule
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Page<Submission> companySubmissions(Caller caller, SubmissionState state, PageRequest page);
}
