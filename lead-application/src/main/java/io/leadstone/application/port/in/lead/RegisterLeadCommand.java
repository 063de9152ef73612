package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/**
 * Registers a lead through an agent. The agent determines the company. The agent id among the fields is ignored. Only
 * the company may set status, lost reason and owner, so they are refused here.
 */
public record RegisterLeadCommand(
        @NotBlank @Text(TextRule.OPAQUE_ID) String agentId,

        @Valid @FieldRules(ofNewLead = true, byVisitor = true)
        LeadFields fields) {

    public RegisterLeadCommand {
        fields = fields.withDefaults();
    }
}
