package io.leadstone.domain.failure;

import java.util.UUID;

/**
 * The lead, or the company, has no such submission. The failure is the same for a submission of another lead or
 * company, and for one that a newer submission has replaced.
 */
public final class SubmissionNotFoundException extends LeadException {

    public SubmissionNotFoundException(UUID id) {
        this(id.toString());
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name a submission. */
    public SubmissionNotFoundException(String text) {
        super("SUBMISSION_NOT_FOUND", "there is no submission " + text);
    }
}
