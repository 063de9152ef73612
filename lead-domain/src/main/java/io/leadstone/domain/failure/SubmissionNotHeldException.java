package io.leadstone.domain.failure;

import java.util.UUID;

/** The submission is not held back, so it cannot be released or discarded. It was released before, or never held. */
public final class SubmissionNotHeldException extends LeadException {

    public SubmissionNotHeldException(UUID id) {
        super("SUBMISSION_NOT_HELD", "the submission " + id + " is not held back");
    }
}
