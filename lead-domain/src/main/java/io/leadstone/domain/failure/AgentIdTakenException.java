package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/**
 * The agent id is already in use, possibly by another company. Agent ids are unique among all companies, because the
 * agent determines the company of a lead.
 */
public final class AgentIdTakenException extends LeadException {

    public AgentIdTakenException(AgentId id) {
        super("AGENT_ID_TAKEN", "the agent id " + id + " is taken; choose another one");
    }
}
