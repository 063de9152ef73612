package io.leadstone.domain.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * Outcome of an attempt.
 *
 * @param status the new status of the delivery; {@code pending} if it is to be retried, never {@code cancelled}
 * @param retryAfter the delay before the next attempt, present if and only if the status is {@code pending}
 * @param receiverGone true if the receiver reported that it is gone for good (410)
 */
public record DeliveryOutcome(
        DeliveryAttempt attempt, DeliveryStatus status, Optional<Duration> retryAfter, boolean receiverGone) {

    public DeliveryOutcome {
        if (status == DeliveryStatus.CANCELLED) {
            throw new IllegalArgumentException("an attempt cannot cancel its delivery");
        }
        if (retryAfter.isPresent() != (status == DeliveryStatus.PENDING)) {
            throw new IllegalArgumentException(
                    "retryAfter must be set if and only if the outcome is PENDING, but the outcome is " + status);
        }
    }

    /** Returns the outcome of an attempt that the receiver accepted. */
    public static DeliveryOutcome delivered(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.DELIVERED, Optional.empty(), false);
    }

    /** Returns the outcome of an attempt to be retried after {@code wait}. */
    public static DeliveryOutcome retry(DeliveryAttempt attempt, Duration wait) {
        return new DeliveryOutcome(attempt, DeliveryStatus.PENDING, Optional.of(wait), false);
    }

    /** Returns the outcome of the last attempt: the delivery is given up. */
    public static DeliveryOutcome exhausted(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.EXHAUSTED, Optional.empty(), false);
    }

    /**
     * Returns the outcome of an attempt whose receiver is gone: the delivery is given up and the subscription is
     * disabled.
     */
    public static DeliveryOutcome receiverGone(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.EXHAUSTED, Optional.empty(), true);
    }
}
