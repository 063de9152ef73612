package io.leadstone.application.port.in.submission;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.SubmissionField;
import jakarta.validation.constraints.NotEmpty;
import java.util.Optional;
import java.util.Set;

/**
 * Takes fields over from a submission; see {@link ApplySubmission}.
 *
 * @param leadId the lead, or a session lead id of it
 * @param submissionId the id of the submission
 * @param fields the fields to take over, at least one
 * @param expectedVersion the version that the lead must have; empty for any
 */
public record ApplySubmissionCommand(
        LeadId leadId, LeadId submissionId, @NotEmpty Set<SubmissionField> fields, Optional<Long> expectedVersion) {

    public ApplySubmissionCommand {
        fields = Set.copyOf(fields);
    }

    /** Creates a command for any version of the lead. */
    public static ApplySubmissionCommand of(LeadId leadId, LeadId submissionId, SubmissionField... fields) {
        return new ApplySubmissionCommand(leadId, submissionId, Set.of(fields), Optional.empty());
    }
}
