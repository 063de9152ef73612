package io.leadstone.application.port.in.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Lists agents. */
@FunctionalInterface
public interface ListAgents {

    /**
     * Returns a page of the agents of the caller's company, ordered by id.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<Agent> list(Caller caller, PageRequest page);
}
