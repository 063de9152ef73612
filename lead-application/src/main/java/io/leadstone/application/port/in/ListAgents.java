package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.Agent;
import io.leadstone.domain.InvalidCommandException;

/** Lists agents. */
@FunctionalInterface
public interface ListAgents {

    /**
     * The agents of the caller's company, by id.
     *
     * @throws InvalidCommandException where the page breaks rules
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<Agent> list(Caller caller, PageRequest page);
}
