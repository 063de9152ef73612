package io.leadstone.domain.failure;

import java.util.UUID;

/** Values of the submission were taken over before. That is possible only once. */
public final class SubmissionAppliedException extends LeadException {

    public SubmissionAppliedException(UUID id) {
        super("SUBMISSION_APPLIED", "the submission " + id + " is applied already");
    }
}
