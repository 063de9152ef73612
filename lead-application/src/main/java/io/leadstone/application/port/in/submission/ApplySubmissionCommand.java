package io.leadstone.application.port.in.submission;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.SubmissionField;
import jakarta.validation.constraints.NotEmpty;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * Returns the purposes whose consent this command takes over and the lead does not have, because the person has
     * withdrawn it before.
     *
     * @param updated the lead that {@link ApplySubmission} has returned for this command
     */
    public Set<ConsentPurpose> keptWithdrawals(LeadSnapshot updated) {
        return fields.stream()
                .flatMap(field -> field.purpose().stream())
                .filter(purpose -> !updated.consents().of(purpose).isGranted())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Creates a command for any version of the lead. */
    public static ApplySubmissionCommand of(LeadId leadId, LeadId submissionId, SubmissionField... fields) {
        return new ApplySubmissionCommand(leadId, submissionId, Set.of(fields), Optional.empty());
    }
}
