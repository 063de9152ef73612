package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.DeleteAgent;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentNotFoundException;

/** {@link DeleteAgent}. */
public record DeleteAgentService(AgentRepository agents) implements DeleteAgent {

    @Override
    public void delete(Caller caller, AgentId id) {
        caller.require(Scope.ADMIN);
        if (!agents.remove(caller.companyId(), id)) {
            throw new AgentNotFoundException(id);
        }
    }
}
