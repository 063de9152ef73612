package io.leadstone.application.service.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.PutAgent;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.failure.InvalidCommandException;

/** Implements {@link PutAgent}. */
record PutAgentService(CommandCheck check, ChangeContexts contexts, AgentWrites writes, boolean confirms)
        implements PutAgent {

    @Override
    public Result put(Caller caller, PutAgentCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        if (command.doubleOptIn() && !confirms) {
            throw new InvalidCommandException(
                    "double_opt_in", "must be false, because this installation sends no confirmations");
        }
        return writes.put(caller.companyId(), command, contexts.now());
    }
}
