package io.leadstone.application.access;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** A permission of a caller. No scope includes another: a key that reads and writes needs both. */
public enum Scope implements Coded {
    /** Read leads, conversations, agents, reports and exports. */
    READ,
    /** Create, change, delete and restore leads and conversations. */
    WRITE,
    /** Manage agents and webhooks; erase leads. */
    ADMIN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
