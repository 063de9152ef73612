package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** The agent's id is in use elsewhere; an id names one agent among all companies, because it decides whose a lead is. */
public final class AgentIdTakenException extends LeadException {

    public AgentIdTakenException(AgentId id) {
        super("AGENT_ID_TAKEN", "the agent id " + id + " is taken, choose another");
    }
}
