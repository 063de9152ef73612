package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.submission.FormSignals;
import io.leadstone.domain.submission.SubmissionEvidence;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/**
 * Registers a lead through an agent. The agent determines the company. The agent id among the fields is ignored. Only
 * the company may set status, lost reason and owner, so they are refused here.
 *
 * @param evidence where the registration came from, and the form that the visitor saw
 * @param signals how the form was filled in, for the guard of registrations
 */
public record RegisterLeadCommand(
        @NotBlank @Text(TextRule.OPAQUE_ID) String agentId,

        @Valid @FieldRules(ofNewLead = true, byVisitor = true)
        LeadFields fields,

        SubmissionEvidence evidence,
        FormSignals signals) {

    public RegisterLeadCommand {
        fields = fields.withDefaults();
    }

    /** Creates a command without signals of the form. */
    public RegisterLeadCommand(String agentId, LeadFields fields, SubmissionEvidence evidence) {
        this(agentId, fields, evidence, FormSignals.NONE);
    }

    /** Creates a command without evidence. */
    public RegisterLeadCommand(String agentId, LeadFields fields) {
        this(agentId, fields, SubmissionEvidence.NONE);
    }
}
