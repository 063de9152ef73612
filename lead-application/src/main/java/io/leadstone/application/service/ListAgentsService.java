package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ListAgents;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;

/** {@link ListAgents}. */
public record ListAgentsService(CommandCheck check, AgentRepository agents) implements ListAgents {

    @Override
    public Page<Agent> list(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return agents.list(caller.companyId(), page);
    }
}
