package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.GetAgent;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentNotFoundException;

/** Implements {@link GetAgent}. */
record GetAgentService(LazyPort<AgentRepository> agents) implements GetAgent {

    @Override
    public Agent get(Caller caller, AgentId id) {
        caller.require(Scope.READ);
        return agents.get().find(caller.companyId(), id).orElseThrow(() -> new AgentNotFoundException(id));
    }
}
