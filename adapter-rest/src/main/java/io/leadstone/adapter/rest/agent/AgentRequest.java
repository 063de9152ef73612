package io.leadstone.adapter.rest.agent;

import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.JsonFields;
import io.leadstone.adapter.rest.json.WireInstant;
import io.leadstone.adapter.rest.lead.RegistrationResource;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.AgentComparison;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code PUT /agent/{agent_id}}. It contains all fields that a client may set.
 *
 * @param command the command for the use case
 * @param faults violations that the command does not report
 */
record AgentRequest(PutAgentCommand command, List<Violation> faults) {

    private static final String HONEYPOT = "honeypot";

    private static final String RULE = "must be omitted, or equal to the stored value";

    AgentRequest {
        faults = List.copyOf(faults);
    }

    /**
     * Returns the request of {@code fields} for the agent with this id. A client may send ids and instants back as it
     * read them, and name the version that it has read. The ids are compared here, the others during the write.
     *
     * @throws BadJsonException if a field has a value of the wrong type
     */
    static AgentRequest of(String id, JsonFields fields, Caller caller, VersionCondition condition) {
        FieldUpdate<String> sentId = fields.text("agent_id");
        FieldUpdate<String> sentCompany = fields.text("company_id");
        FieldUpdate<String> createdAt = fields.text("created_at");
        FieldUpdate<String> updatedAt = fields.text("updated_at");
        FieldUpdate<Long> version = fields.integer("version");
        Optional<String> honeypot = fields.text(HONEYPOT).value();
        PutAgentCommand command = new PutAgentCommand(
                id,
                fields.text("name").value(),
                fields.texts("allowed_origins").value().orElse(List.of()),
                honeypot,
                fields.flag("double_opt_in").value().orElse(false),
                condition,
                new AgentComparison(stored -> {
                    requireVersion(id, version, stored);
                    return differences(createdAt, updatedAt, stored);
                }));
        List<Violation> faults = new ArrayList<>(fields.unknown());
        if (version.sent() && version.value().isEmpty()) {
            faults.add(new Violation("version", "must not be null"));
        }
        if (honeypot.filter(RegistrationResource.FIELDS::contains).isPresent()) {
            faults.add(new Violation(HONEYPOT, "must not be the name of a field of a registration"));
        }
        requireSame("agent_id", sentId, id, faults);
        requireSame("company_id", sentCompany, caller.companyId().value(), faults);
        return new AgentRequest(command, faults);
    }

    /** Rejects a version that the client has read and that is not the current one, before other fields are compared. */
    private static void requireVersion(String id, FieldUpdate<Long> version, Optional<Agent> stored) {
        version.value()
                .filter(read -> stored.filter(agent -> agent.version() == read).isEmpty())
                .ifPresent(stale -> {
                    throw VersionConflictException.ofAgent(new AgentId(id), stale);
                });
    }

    /**
     * Returns a violation for each sent instant that differs from {@code stored}. {@code null} is allowed if there is
     * no agent yet.
     */
    private static List<Violation> differences(
            FieldUpdate<String> createdAt, FieldUpdate<String> updatedAt, Optional<Agent> stored) {
        List<Violation> differences = new ArrayList<>();
        requireSame("created_at", createdAt, stored.map(Agent::createdAt), differences);
        requireSame("updated_at", updatedAt, stored.map(Agent::updatedAt), differences);
        return differences;
    }

    private static void requireSame(String name, FieldUpdate<String> sent, String expected, List<Violation> faults) {
        if (sent.sent() && sent.value().filter(expected::equals).isEmpty()) {
            faults.add(new Violation(name, RULE));
        }
    }

    private static void requireSame(
            String name, FieldUpdate<String> sent, Optional<Instant> expected, List<Violation> differences) {
        boolean isNewAndNull = sent.value().isEmpty() && expected.isEmpty();
        if (sent.sent()
                && !isNewAndNull
                && !sent.value().flatMap(WireInstant::parse).equals(expected)) {
            differences.add(new Violation(name, RULE));
        }
    }

    @Override
    public String toString() {
        return "AgentRequest[agentId=" + command.agentId() + "]";
    }
}
