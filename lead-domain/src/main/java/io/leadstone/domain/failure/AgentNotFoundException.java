package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** The company has no such agent; another company's agent looks the same. */
public final class AgentNotFoundException extends LeadException {

    public AgentNotFoundException(AgentId id) {
        super("AGENT_NOT_FOUND", "there is no agent " + id);
    }
}
