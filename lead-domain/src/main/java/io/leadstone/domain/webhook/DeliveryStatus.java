package io.leadstone.domain.webhook;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** Where a delivery stands. */
public enum DeliveryStatus implements Coded {
    /** Waits for its next attempt, or is under way. */
    PENDING,
    /** Received: answered with 2xx. */
    DELIVERED,
    /** Given up: refused for good, or tried as often as {@link RetrySchedule} says. Can be redelivered. */
    EXHAUSTED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
