package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.submission.Submission;

/** Lists the registrations that a guard holds back. */
@FunctionalInterface
public interface ListHeldSubmissions {

    /**
     * Returns a page of the held submissions of the company, newest first.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws InvalidCommandException if the page request violates a rule
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Page<Submission> heldSubmissions(Caller caller, PageRequest page);
}
