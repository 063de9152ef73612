package io.leadstone.application.port.out;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Agent;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.AgentIdTakenException;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.InvalidCommandException;
import java.util.Optional;

/** Keeps the agents of companies: Leadstone's own directory. */
public interface AgentRepository extends AgentDirectory {

    /**
     * Stores the agent, in place of the company's agent of that id where there is one; the earlier one's {@code createdAt} stays.
     *
     * @return the agent as it is stored now
     * @throws AgentIdTakenException where another company has, or ever had, an agent of that id; nothing is stored
     */
    Agent put(Agent agent);

    /** The company's agent of this id. */
    Optional<Agent> find(CompanyId companyId, AgentId id);

    /**
     * The company's agents in the order of their ids, by the numbers of their characters.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<Agent> list(CompanyId companyId, PageRequest page);

    /**
     * Removes the company's agent of this id; {@code false} where there is none. The leads that it captured stay, and so does the
     * id: widgets in the field go on to send it, so that whoever else got it would get their leads. The company itself may put it
     * again.
     */
    boolean remove(CompanyId companyId, AgentId id);
}
