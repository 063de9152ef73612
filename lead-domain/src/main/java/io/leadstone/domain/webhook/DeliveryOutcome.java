package io.leadstone.domain.webhook;

import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt came to.
 *
 * @param status {@code pending} where it is to be tried again
 * @param retryAfter how long to wait then
 * @param receiverGone whether the receiver said that it is gone for good
 */
public record DeliveryOutcome(
        DeliveryAttempt attempt, DeliveryStatus status, Optional<Duration> retryAfter, boolean receiverGone) {

    public DeliveryOutcome {
        if (retryAfter.isPresent() != (status == DeliveryStatus.PENDING)) {
            throw new IllegalArgumentException("what is tried again waits, and nothing else");
        }
    }

    /** It was received. */
    public static DeliveryOutcome delivered(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.DELIVERED, Optional.empty(), false);
    }

    /** It is tried again after {@code wait}. */
    public static DeliveryOutcome retry(DeliveryAttempt attempt, Duration wait) {
        return new DeliveryOutcome(attempt, DeliveryStatus.PENDING, Optional.of(wait), false);
    }

    /** It is given up. */
    public static DeliveryOutcome exhausted(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.EXHAUSTED, Optional.empty(), false);
    }

    /** It is given up, and so is the subscription. */
    public static DeliveryOutcome receiverGone(DeliveryAttempt attempt) {
        return new DeliveryOutcome(attempt, DeliveryStatus.EXHAUSTED, Optional.empty(), true);
    }
}
