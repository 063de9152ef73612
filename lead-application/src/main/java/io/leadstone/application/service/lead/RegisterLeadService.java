package io.leadstone.application.service.lead;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.agent.AgentDirectory;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Implements {@link RegisterLead}. The agent determines the company.
 *
 * @param presetConsents the consents that a new lead gets if its registration does not mention them; their ledger
 *     entries have the source {@code preset}
 */
record RegisterLeadService(
        CommandCheck check,
        ChangeContexts contexts,
        AgentDirectory agents,
        LeadCapture capture,
        LeadUpdates updates,
        Set<ConsentPurpose> presetConsents)
        implements RegisterLead {

    private static final String PRESET = "preset";

    @Override
    public Result register(RegisterLeadCommand command) {
        check.require(command);
        AgentId agentId = new AgentId(command.agentId());
        Agent agent = agents.find(agentId).orElseThrow(() -> new UnknownAgentException(agentId));
        LeadFields fields = command.fields().capturedBy(agentId);
        ChangeContext context = contexts.by("agent:" + agentId);
        LeadCapture.Result captured = capture.capture(
                agent.companyId(),
                fields,
                grants(fields),
                context,
                (lead, duplicate) -> updates.fill(lead, fields, context));
        return new Result(captured.lead(), captured.created());
    }

    private List<ConsentDecision> grants(LeadFields fields) {
        List<ConsentDecision> grants = new ArrayList<>(FieldValues.grants(fields, updates.consentSource()));
        for (ConsentPurpose purpose : presetConsents) {
            if (fields.consent(purpose).value().isEmpty()) {
                grants.add(new ConsentDecision(purpose, true, PRESET, Optional.empty()));
            }
        }
        return grants;
    }
}
