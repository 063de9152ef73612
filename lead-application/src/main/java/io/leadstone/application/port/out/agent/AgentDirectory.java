package io.leadstone.application.port.out.agent;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import java.util.Optional;

/**
 * Finds the company that an agent belongs to. A host can implement it with its own directory of agents. The default is
 * the {@link AgentRepository} of the store. The lookup has no company as argument, because the company is its result.
 */
@FunctionalInterface
public interface AgentDirectory {

    /** Returns the agent of this id. Agent ids are unique across companies. */
    Optional<Agent> find(AgentId id);
}
