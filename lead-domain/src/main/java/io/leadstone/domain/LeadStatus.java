package io.leadstone.domain;

import io.leadstone.domain.lead.LeadLifecycle;
import java.util.Locale;

/** Status of a lead. {@link LeadLifecycle} defines the allowed changes of status. */
public enum LeadStatus implements Coded {
    /** A new lead. Nobody has contacted the person yet. */
    NEW,
    /** Somebody has contacted the person. */
    CONTACTED,
    /** The lead is worth an offer. */
    QUALIFIED,
    /** The person became a customer. This is an end of the lifecycle. */
    CONVERTED,
    /**
     * The person will not become a customer for now. This is an end of the lifecycle, but the lead can be reopened.
     */
    LOST;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns true if this status is {@code stage} or a later one. It is false for {@code lost}. */
    public boolean hasPassed(LeadStatus stage) {
        return this != LOST && compareTo(stage) >= 0;
    }

    /** Returns true if the lifecycle may end with this status: {@code converted} or {@code lost}. */
    public boolean isEnd() {
        return this == CONVERTED || this == LOST;
    }
}
