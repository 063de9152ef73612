package io.leadstone.domain;

/**
 * Id of an agent: a widget, a bot or a person that captures leads. The host issues it: 1 to 64 characters of
 * {@code [A-Za-z0-9._:-]}.
 */
public record AgentId(String value) {

    public AgentId {
        OpaqueId.require("agent_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
