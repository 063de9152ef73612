package io.leadstone.domain.failure;

import io.leadstone.domain.AgentId;

/** The company has no such agent. The failure is the same for an agent of another company. */
public final class AgentNotFoundException extends LeadException {

    public AgentNotFoundException(AgentId id) {
        super("AGENT_NOT_FOUND", "there is no agent " + id);
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name an agent. */
    public AgentNotFoundException(String text) {
        super("AGENT_NOT_FOUND", "there is no agent " + text);
    }
}
