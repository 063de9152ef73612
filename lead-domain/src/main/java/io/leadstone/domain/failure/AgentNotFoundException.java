package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** The company has no such agent; another company's agent looks the same. */
public final class AgentNotFoundException extends LeadException {

    public AgentNotFoundException(AgentId id) {
        super("AGENT_NOT_FOUND", "there is no agent " + id);
    }

    /** The same failure for a text that is not an id: such a text names no agent, like an id that was never issued. */
    public AgentNotFoundException(String text) {
        super("AGENT_NOT_FOUND", "there is no agent " + text);
    }
}
