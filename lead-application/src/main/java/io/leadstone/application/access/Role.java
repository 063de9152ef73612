package io.leadstone.application.access;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** What kind of caller it is; what it may do within its kind, its scopes say. */
public enum Role implements Coded {
    /** A person or a program of the company. */
    MEMBER,
    /** The lead itself, in a widget: reaches only what its session opened, whatever its scopes say. */
    LEAD,
    /** The operator of the installation: may name another company where a use case says so. */
    SUPER_ADMIN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
