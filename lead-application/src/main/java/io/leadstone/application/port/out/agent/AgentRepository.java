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

/** Keeps the agents of companies: Leadstone's own directory. */
public interface AgentRepository extends AgentDirectory {

    /**
     * Stores a new agent at {@link Agent#FIRST_VERSION}, whatever version {@code agent} has. If the company removed an
     * agent of that id, its version goes on with the next number and its {@code createdAt} stays.
     *
     * @return the stored agent
     * @throws AgentIdTakenException if another company has, or ever had, an agent of that id
     * @throws VersionConflictException if the company has such an agent already
     */
    Agent add(Agent agent);

    /**
     * Stores all values of {@code next} in place of the live agent at {@code expectedVersion}, at the version after it.
     *
     * @return the stored agent
     * @throws VersionConflictException if the company has no live agent of that id at {@code expectedVersion}
     */
    Agent update(Agent next, long expectedVersion);

    /** The company's agent of this id. */
    Optional<Agent> find(CompanyId companyId, AgentId id);

    /**
     * The company's agents in the order of their ids, by the numbers of their characters.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<Agent> list(CompanyId companyId, PageRequest page);

    /**
     * Removes the live agent at {@code expectedVersion}. The leads that it captured stay. The id stays the company's,
     * because widgets still send it: another company with the same id would get their leads. The company itself may add
     * the agent again.
     *
     * @throws VersionConflictException if the company has no live agent of that id at {@code expectedVersion}
     */
    void remove(CompanyId companyId, AgentId id, long expectedVersion);
}
