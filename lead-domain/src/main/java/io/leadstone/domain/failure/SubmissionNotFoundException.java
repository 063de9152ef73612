package io.leadstone.domain.failure;

/**
 * The lead has no such submission. The failure is the same for a submission of another lead or company, and for one
 * that a newer submission has replaced.
 */
public final class SubmissionNotFoundException extends LeadException {

    /** Creates the failure for an id, or for a text that is not a valid id. */
    public SubmissionNotFoundException(String id) {
        super("SUBMISSION_NOT_FOUND", "there is no submission " + id);
    }
}
