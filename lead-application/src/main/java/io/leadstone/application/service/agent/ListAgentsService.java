package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.ListAgents;
import io.leadstone.application.port.out.agent.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.agent.Agent;

/** Implements {@link ListAgents}. */
record ListAgentsService(CommandCheck check, LazyPort<AgentRepository> agents) implements ListAgents {

    @Override
    public Page<Agent> list(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return agents.get().list(caller.companyId(), page);
    }
}
