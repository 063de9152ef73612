package io.leadstone.domain;

/** The tenant that a lead belongs to: an id the host issues, opaque to us, 1–64 of {@code [A-Za-z0-9._:-]}. */
public record CompanyId(String value) {

    public CompanyId {
        OpaqueId.require("company_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
