package io.leadstone.application.port.in.agent;

import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The read-only values that a caller sends back with an agent. They are compared with the agent that the write
 * replaces.
 *
 * @param rule gets the live agent, empty if there is none; returns a violation for each value that differs from it
 */
public record AgentComparison(Function<Optional<Agent>, List<Violation>> rule) {

    /** The caller sends no value back. */
    public static final AgentComparison NONE = new AgentComparison(agent -> List.of());

    /** Returns the values that differ from the live agent; {@code agent} is empty if there is none. */
    public List<Violation> differencesTo(Optional<Agent> agent) {
        return rule.apply(agent);
    }
}
