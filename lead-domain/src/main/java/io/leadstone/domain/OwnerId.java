package io.leadstone.domain;

/** The owner of a lead: a person of the host, by an id that the host issues, 1–64 of {@code [A-Za-z0-9._:-]}. */
public record OwnerId(String value) {

    public OwnerId {
        OpaqueId.require("owner_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
