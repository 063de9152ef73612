package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.GetAgent;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentNotFoundException;

/** {@link GetAgent}. */
public record GetAgentService(AgentRepository agents) implements GetAgent {

    @Override
    public Agent get(Caller caller, AgentId id) {
        caller.require(Scope.READ);
        return agents.find(caller.companyId(), id).orElseThrow(() -> new AgentNotFoundException(id));
    }
}
