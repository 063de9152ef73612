package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.PutAgent;
import io.leadstone.application.port.in.PutAgentCommand;
import io.leadstone.application.port.out.AgentRepository;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import java.time.Instant;

/** {@link PutAgent}. */
public record PutAgentService(CommandCheck check, Occasions occasions, AgentRepository agents) implements PutAgent {

    @Override
    public Agent put(Caller caller, PutAgentCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        Instant now = occasions.now();
        return agents.put(new Agent(
                new AgentId(command.agentId()),
                caller.companyId(),
                command.name(),
                command.allowedOrigins(),
                now,
                now));
    }
}
