package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

/**
 * Registers a lead through an agent. The agent decides the company; the agent among the fields is ignored. Status, lost
 * reason and owner are set by the company and not by a visitor, so they are refused here.
 */
public record RegisterLeadCommand(
        @NotBlank @Text(TextRule.OPAQUE_ID) String agentId,
        @Valid @NewLead(byVisitor = true) LeadFields fields) {

    public RegisterLeadCommand {
        fields = fields.withDefaults();
    }
}
