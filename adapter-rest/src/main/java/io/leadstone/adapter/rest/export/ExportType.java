package io.leadstone.adapter.rest.export;

import io.leadstone.domain.Coded;

/** The kind of records in an export. */
public enum ExportType implements Coded {
    LEADS("leads"),
    CONVERSATIONS("conversations");

    private final String code;

    ExportType(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
