package io.leadstone.domain;

import io.leadstone.domain.lead.LeadLifecycle;
import java.util.Locale;

/** Where a lead stands. Which moves are allowed is {@link LeadLifecycle}'s to say. */
public enum LeadStatus implements Coded {
    /** Captured, nobody has spoken to the person yet. */
    NEW,
    /** Somebody has been in touch. */
    CONTACTED,
    /** Worth an offer. */
    QUALIFIED,
    /** Became a customer: an end. */
    CONVERTED,
    /** Will not become one, for now: an end that can be reopened. */
    LOST;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a lead of this status has passed {@code stage} on its way through the funnel; {@code lost} has passed none. */
    public boolean hasPassed(LeadStatus stage) {
        return this != LOST && compareTo(stage) >= 0;
    }

    /** Whether a lead's story can end here. */
    public boolean isEnd() {
        return this == CONVERTED || this == LOST;
    }
}
