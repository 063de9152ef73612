package io.leadstone.domain;

/**
 * Id of the owner of a lead, a person of the host. The host issues it: 1 to 64 characters of {@code [A-Za-z0-9._:-]}.
 */
public record OwnerId(String value) {

    public OwnerId {
        OpaqueId.require("owner_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
