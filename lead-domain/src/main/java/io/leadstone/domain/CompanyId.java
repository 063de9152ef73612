package io.leadstone.domain;

/** Id of a company (tenant). The host issues it: 1 to 64 characters of {@code [A-Za-z0-9._:-]}. */
public record CompanyId(String value) {

    public CompanyId {
        OpaqueId.require("company_id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
