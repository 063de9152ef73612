package io.leadstone.domain.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That one message goes to one subscription. Its subscription and its message name it.
 *
 * @param messageId the id of the message, and of every attempt to deliver it
 * @param type the type of the message
 * @param leadId the lead that it tells of; deliveries of one lead to one subscription go out one after the other, in the order of its
 *     events
 * @param attempts how many attempts there were since it was last put in line
 * @param last the last of all attempts
 * @param nextAttemptAt when the next is due; for a pending one only
 * @param happenedAt when that happened which the message tells
 * @param finishedAt when it was delivered or given up
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
