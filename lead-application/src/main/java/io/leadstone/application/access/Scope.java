package io.leadstone.application.access;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** A permission of a caller. No scope includes another: a key that reads and writes needs both. */
public enum Scope implements Coded {
    /** Read leads, submissions, conversations, agents, events and reports, and export leads and conversations. */
    READ,
    /**
     * Create, change, delete and restore leads and conversations. Take over, release and discard submissions.
     */
    WRITE,
    /**
     * Manage agents, webhooks and suppression lists. Erase leads, export all data of a person, and make links that
     * withdraw a consent.
     */
    ADMIN;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
