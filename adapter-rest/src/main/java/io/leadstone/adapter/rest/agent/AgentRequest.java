package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.AgentComparison;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of a {@code PUT} of an agent: the whole agent, as far as a client decides it.
 *
 * @param command what is asked
 * @param faults what is wrong with it beyond what the command says
 */
record AgentRequest(PutAgentCommand command, List<Violation> faults) {

    private static final String RULE = "must be left away, or be what it is already";

    AgentRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the request of {@code fields} for the agent of this id. The ids and instants may be sent back as they were read; the
     * write compares the instants.
     *
     * @throws BadJsonException if a field holds a value of another type than it may
     */
    static AgentRequest of(String id, JsonFields fields, Caller caller, VersionCondition condition) {
        FieldUpdate<String> sentId = fields.text("agent_id");
        FieldUpdate<String> sentCompany = fields.text("company_id");
        FieldUpdate<String> createdAt = fields.text("created_at");
        FieldUpdate<String> updatedAt = fields.text("updated_at");
        PutAgentCommand command = new PutAgentCommand(
                id,
                fields.text("name").value(),
                fields.texts("allowed_origins").value().orElse(List.of()),
                condition,
                new AgentComparison(now -> differences(createdAt, updatedAt, now)));
        List<Violation> faults = new ArrayList<>(fields.unknown());
        requireSame("agent_id", sentId, id, faults);
        requireSame("company_id", sentCompany, caller.companyId().value(), faults);
        return new AgentRequest(command, faults);
    }

    /** Returns the sent values that {@code now} does not have; a {@code null} is right for an agent that does not exist yet. */
    private static List<Violation> differences(
            FieldUpdate<String> createdAt, FieldUpdate<String> updatedAt, Optional<Agent> now) {
        List<Violation> differences = new ArrayList<>();
        requireSame("created_at", createdAt, now.map(Agent::createdAt), differences);
        requireSame("updated_at", updatedAt, now.map(Agent::updatedAt), differences);
        return differences;
    }

    private static void requireSame(String name, FieldUpdate<String> sent, String known, List<Violation> faults) {
        if (sent.sent() && sent.value().filter(known::equals).isEmpty()) {
            faults.add(new Violation(name, RULE));
        }
    }

    private static void requireSame(
            String name, FieldUpdate<String> sent, Optional<Instant> known, List<Violation> differences) {
        boolean unread = sent.value().isEmpty() && known.isEmpty();
        if (sent.sent() && !unread && !sent.value().flatMap(WireInstant::parse).equals(known)) {
            differences.add(new Violation(name, RULE));
        }
    }
}
