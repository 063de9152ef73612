package io.leadstone.testkit.memory;

import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A delivery with its message and whoever has claimed it. */
record InMemoryDelivery(
        WebhookId webhookId,
        WebhookMessage message,
        DeliveryStatus status,
        int attempts,
        Optional<DeliveryAttempt> last,
        Instant dueAt,
        Optional<UUID> claim,
        Instant claimedUntil,
        Optional<Instant> finishedAt) {

    static final Comparator<InMemoryDelivery> OLDEST_DUE = Comparator.comparing(InMemoryDelivery::dueAt)
            .thenComparing(delivery -> delivery.message().id());

    static InMemoryDelivery of(WebhookId webhookId, WebhookMessage message, Instant now) {
        return new InMemoryDelivery(
                webhookId,
                message,
                DeliveryStatus.PENDING,
                0,
                Optional.empty(),
                now,
                Optional.empty(),
                Instant.MIN,
                Optional.empty());
    }

    Delivery delivery() {
        return new Delivery(
                message.companyId(),
                webhookId,
                message.id(),
                message.type(),
                event().map(LeadEvent::leadId),
                status,
                attempts,
                last,
                Optional.of(dueAt).filter(due -> status == DeliveryStatus.PENDING),
                message.at(),
                finishedAt);
    }

    boolean isClaimable(Instant now) {
        return status == DeliveryStatus.PENDING && !dueAt.isAfter(now) && !claimedUntil.isAfter(now);
    }

    /** Whether {@code other} tells of an earlier event of the same lead and is still pending. */
    boolean waitsFor(InMemoryDelivery other) {
        Optional<LeadId> lead = event().map(LeadEvent::leadId);
        return lead.isPresent()
                && lead.equals(other.event().map(LeadEvent::leadId))
                && other.status == DeliveryStatus.PENDING
                && number(other) < number(this);
    }

    boolean tellsOf(LeadId lead) {
        return event().filter(event -> event.leadId().equals(lead)).isPresent();
    }

    /** The same, with a message that has nothing personal. */
    InMemoryDelivery erased(Instant erasedAt) {
        return new InMemoryDelivery(
                webhookId, message.erased(erasedAt), status, attempts, last, dueAt, claim, claimedUntil, finishedAt);
    }

    InMemoryDelivery claimed(UUID by, Instant until) {
        return new InMemoryDelivery(
                webhookId, message, status, attempts, last, dueAt, Optional.of(by), until, finishedAt);
    }

    InMemoryDelivery settled(DeliveryOutcome outcome, Instant now) {
        boolean finished = outcome.status() != DeliveryStatus.PENDING;
        return new InMemoryDelivery(
                webhookId,
                message,
                outcome.status(),
                attempts + 1,
                Optional.of(outcome.attempt()),
                outcome.retryAfter().map(now::plus).orElse(dueAt),
                Optional.empty(),
                Instant.MIN,
                finished ? Optional.of(now) : Optional.empty());
    }

    /** In line again, as if it had never been tried; a claim of it goes on, and is settled as ever. */
    InMemoryDelivery again(Instant now) {
        return new InMemoryDelivery(
                webhookId, message, DeliveryStatus.PENDING, 0, last, now, claim, claimedUntil, Optional.empty());
    }

    private Optional<LeadEvent> event() {
        return message.told().map(WebhookMessage.Told::event);
    }

    private static long number(InMemoryDelivery delivery) {
        return delivery.event().map(LeadEvent::number).orElse(0L);
    }
}
