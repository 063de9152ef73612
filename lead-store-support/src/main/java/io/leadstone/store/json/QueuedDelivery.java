package io.leadstone.store.json;

import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A stored delivery with its message and its claim.
 *
 * @param claim the id of the last claim; empty after the outcome is stored. A cancelled delivery keeps it.
 * @param claimedUntil the instant at which the claim expires; present if and only if {@code claim} is present
 */
public record QueuedDelivery(
        Delivery delivery, WebhookMessage message, Optional<UUID> claim, Optional<Instant> claimedUntil) {

    /** @throws IllegalArgumentException if only one of {@code claim} and {@code claimedUntil} is present */
    public QueuedDelivery {
        if (claim.isPresent() != claimedUntil.isPresent()) {
            throw new IllegalArgumentException("claimedUntil must be set if and only if claim is set");
        }
    }

    @Override
    public String toString() {
        return "QueuedDelivery[messageId=" + delivery.messageId() + ", status="
                + delivery.status().code() + "]";
    }
}
