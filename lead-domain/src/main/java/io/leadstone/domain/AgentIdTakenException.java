package io.leadstone.domain;

/** The agent's id is in use elsewhere; an id names one agent among all companies, because it decides whose a lead is. */
public final class AgentIdTakenException extends LeadException {

    public AgentIdTakenException(AgentId id) {
        super("AGENT_ID_TAKEN", "the agent id " + id + " is taken, choose another");
    }
}
