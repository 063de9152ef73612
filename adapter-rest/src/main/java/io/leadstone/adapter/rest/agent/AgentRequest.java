package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.PutAgentCommand;
import io.leadstone.domain.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of a {@code PUT} of an agent: the whole agent, as far as a client decides it.
 *
 * @param command what is asked
 * @param faults what is wrong with it beyond what the command says
 */
record AgentRequest(PutAgentCommand command, List<Violation> faults) {

    AgentRequest {
        faults = List.copyOf(faults);
    }

    /**
     * What {@code fields} ask for the agent of this id. Its ids may be sent back as they were read.
     *
     * @throws BadJsonException where a field holds a value of another type than it may
     */
    static AgentRequest of(String id, JsonFields fields, Caller caller) {
        FieldUpdate<String> sentId = fields.text("agent_id");
        FieldUpdate<String> sentCompany = fields.text("company_id");
        PutAgentCommand command = new PutAgentCommand(
                id,
                fields.text("name").value(),
                fields.texts("allowed_origins").value().orElse(List.of()));
        List<Violation> faults = new ArrayList<>(fields.unknown());
        requireSame("agent_id", sentId, id, faults);
        requireSame("company_id", sentCompany, caller.companyId().value(), faults);
        return new AgentRequest(command, faults);
    }

    private static void requireSame(String name, FieldUpdate<String> sent, String known, List<Violation> faults) {
        if (sent.sent() && sent.value().filter(known::equals).isEmpty()) {
            faults.add(new Violation(name, "must be left away, or be what it is already"));
        }
    }
}
