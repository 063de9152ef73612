package io.leadstone.domain.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Delivery of one message to one subscription. The ids of both identify it.
 *
 * @param messageId the id of the message, also of each attempt to deliver it
 * @param type the type of the message
 * @param leadId the lead of the message; empty for a test message. The deliveries of one lead to one subscription are
 *     sent one after the other, in the order of its events
 * @param attempts the number of attempts since it was last enqueued
 * @param last the last attempt
 * @param nextAttemptAt the instant of the next attempt; only for a pending delivery
 * @param happenedAt the instant of the event
 * @param finishedAt the instant at which it was delivered, given up or cancelled
 */
public record Delivery(
        CompanyId companyId,
        WebhookId webhookId,
        UUID messageId,
        String type,
        Optional<LeadId> leadId,
        DeliveryStatus status,
        int attempts,
        Optional<DeliveryAttempt> last,
        Optional<Instant> nextAttemptAt,
        Instant happenedAt,
        Optional<Instant> finishedAt) {}
