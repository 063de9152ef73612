package io.leadstone.domain;

/** The agent (a widget, a bot, a person) that captures leads: an id the host issues, 1–64 of {@code [A-Za-z0-9._:-]}. */
public record AgentId(String value) {

    public AgentId {
        OpaqueId.require("agent_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
