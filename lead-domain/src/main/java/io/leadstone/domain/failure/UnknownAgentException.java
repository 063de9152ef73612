package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** A registration names an agent that no company has, so that nobody could be said to own the lead. */
public final class UnknownAgentException extends LeadException {

    public UnknownAgentException(AgentId id) {
        super("UNKNOWN_AGENT", "no agent " + id + " captures leads here");
    }
}
