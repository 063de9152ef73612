package io.leadstone.application.access;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** The kind of a caller. The scopes say what a caller of that kind may do. */
public enum Role implements Coded {
    /** A person or a program of the company. */
    MEMBER,
    /** The lead itself, in a widget. It can access only what its session opened. Its scopes are ignored. */
    LEAD,
    /** The operator of the installation. It may name another company in the use cases that allow it. */
    SUPER_ADMIN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
