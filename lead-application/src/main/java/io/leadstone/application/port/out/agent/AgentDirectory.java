package io.leadstone.application.port.out.agent;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import java.util.Optional;

/**
 * Tells which company an agent captures for. A host that knows its agents already plugs its own directory in; else the store's
 * {@link AgentRepository} serves. This is the one question that is asked without a company, because its answer is the company.
 */
@FunctionalInterface
public interface AgentDirectory {

    /** The agent of this id, whichever company has it. */
    Optional<Agent> find(AgentId id);
}
