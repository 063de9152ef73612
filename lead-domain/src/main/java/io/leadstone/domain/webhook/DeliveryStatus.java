package io.leadstone.domain.webhook;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** Status of a delivery. */
public enum DeliveryStatus implements Coded {
    /** Waits for its next attempt, or an attempt is running. */
    PENDING,
    /** Accepted by the receiver with a 2xx status code. */
    DELIVERED,
    /** Given up: rejected for good, or all attempts of {@link RetrySchedule} failed. It can be redelivered. */
    EXHAUSTED,
    /** Ended because its lead was deleted while it was pending. It can be redelivered. */
    CANCELLED;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
