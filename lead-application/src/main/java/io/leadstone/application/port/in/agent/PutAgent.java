package io.leadstone.application.port.in.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.PreconditionFailedException;

/** Creates an agent of the caller's company, or replaces its values. */
@FunctionalInterface
public interface PutAgent {

    /**
     * Stores the agent.
     *
     * @throws InvalidCommandException if the command breaks rules, or if one of its read-only values differs from that
     *     of the live agent
     * @throws AccessDeniedException without scope {@code admin}
     * @throws PreconditionFailedException if the live agent does not meet the condition of the command
     * @throws AgentIdTakenException if another company has an agent of that id
     */
    Result put(Caller caller, PutAgentCommand command);

    /**
     * The stored agent.
     *
     * @param created true if there was no live agent of this id; also if the company had removed one
     */
    record Result(Agent agent, boolean created) {}
}
