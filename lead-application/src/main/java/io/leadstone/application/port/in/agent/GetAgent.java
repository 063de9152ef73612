package io.leadstone.application.port.in.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.AgentNotFoundException;

/** Reads one agent. */
@FunctionalInterface
public interface GetAgent {

    /**
     * Returns the agent of the caller's company.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws AgentNotFoundException if the company has no such agent
     */
    Agent get(Caller caller, AgentId id);
}
