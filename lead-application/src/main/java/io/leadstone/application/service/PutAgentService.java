package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.PutAgent;
import io.leadstone.application.port.in.PutAgentCommand;
import io.leadstone.domain.Agent;

/** {@link PutAgent}. */
public record PutAgentService(CommandCheck check, Occasions occasions, AgentWrites writes) implements PutAgent {

    @Override
    public Agent put(Caller caller, PutAgentCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        return writes.put(caller.companyId(), command, occasions.now());
    }
}
