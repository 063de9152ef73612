package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** A registration names an agent that does not exist, so the company of the lead is unknown. */
public final class UnknownAgentException extends LeadException {

    public UnknownAgentException(AgentId id) {
        super("UNKNOWN_AGENT", "no agent " + id + " captures leads here");
    }
}
