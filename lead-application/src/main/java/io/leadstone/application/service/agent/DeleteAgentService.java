package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.application.port.in.agent.DeleteAgent;
import io.leadstone.domain.AgentId;

/** Implements {@link DeleteAgent}. */
record DeleteAgentService(AgentWrites writes) implements DeleteAgent {

    @Override
    public void delete(Caller caller, AgentId id, VersionCondition condition) {
        caller.require(Scope.ADMIN);
        writes.remove(caller.companyId(), id, condition);
    }
}
