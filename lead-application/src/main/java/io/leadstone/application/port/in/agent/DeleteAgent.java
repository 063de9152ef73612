package io.leadstone.application.port.in.agent;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.VersionCondition;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.AgentNotFoundException;
import io.leadstone.domain.failure.PreconditionFailedException;

/** Removes an agent. No lead can be registered through it any more. The leads that it captured stay. */
@FunctionalInterface
public interface DeleteAgent {

    /**
     * Removes the agent of the caller's company.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws AgentNotFoundException if the company has no such agent
     * @throws PreconditionFailedException if the agent does not meet {@code condition}
     */
    void delete(Caller caller, AgentId id, VersionCondition condition);
}
