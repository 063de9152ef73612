package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.InvalidCommandException;

/** Makes an agent of the caller's company, or replaces what is known of it. */
@FunctionalInterface
public interface PutAgent {

    /**
     * The agent as it is stored now.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code admin}
     * @throws AgentIdTakenException where another company has an agent of that id
     */
    Agent put(Caller caller, PutAgentCommand command);
}
