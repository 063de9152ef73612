package io.leadstone.application.port.out.agent;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Optional;

/** Reads and writes the agents of companies. It is the default agent directory. */
public interface AgentRepository extends AgentDirectory {

    /**
     * Stores a new agent at {@link Agent#FIRST_VERSION}; the version of {@code agent} is ignored. If the company
     * removed an agent of that id before, its version continues with the next number and its {@code createdAt} stays.
     *
     * @return the stored agent
     * @throws AgentIdTakenException if another company has, or ever had, an agent of that id
     * @throws VersionConflictException if the company has a live agent of that id
     */
    Agent add(Agent agent);

    /**
     * Replaces all values of the live agent at {@code expectedVersion} by those of {@code next}. Its version grows by
     * one.
     *
     * @return the stored agent
     * @throws VersionConflictException if the company has no live agent of that id at {@code expectedVersion}
     */
    Agent update(Agent next, long expectedVersion);

    /** Returns the live agent of this id, if it belongs to the company. */
    Optional<Agent> find(CompanyId companyId, AgentId id);

    /**
     * Returns a page of the live agents of the company, ordered by the Unicode code points of their ids.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Agent> list(CompanyId companyId, PageRequest page);

    /**
     * Removes the live agent at {@code expectedVersion}. The leads that it captured stay. The id stays reserved for the
     * company, because widgets still send it: another company with the same id would get their leads. The company
     * itself can add the agent again.
     *
     * @throws VersionConflictException if the company has no live agent of that id at {@code expectedVersion}
     */
    void remove(CompanyId companyId, AgentId id, long expectedVersion);
}
