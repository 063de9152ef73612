package io.leadstone.application.access;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** What a caller may do. No scope includes another: a key that shall read and write has both. */
public enum Scope implements Coded {
    /** See leads, their consent and history. */
    READ,
    /** Create, change, delete and restore leads. */
    WRITE,
    /** Manage agents, keys and subscriptions; erase. */
    ADMIN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
