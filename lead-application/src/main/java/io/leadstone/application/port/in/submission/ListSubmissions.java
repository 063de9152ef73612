package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.submission.Submission;

/** Lists what registrations for a lead sent. */
@FunctionalInterface
public interface ListSubmissions {

    /**
     * Returns a page of the submissions of a live lead, newest first. They are without an opt-in whose token has
     * expired.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws LeadNotFoundException if the company has no such live lead
     * @throws InvalidCommandException if the page request violates a rule
     * @throws CapabilityMissingException if the store keeps no submissions
     */
    Page<Submission> submissions(Caller caller, LeadId leadId, PageRequest page);
}
