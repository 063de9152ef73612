package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a delivery.
 *
 * @param id the id of its message, which the receiver reads in {@code webhook-id}
 * @param type for example {@code lead.status_changed}
 * @param leadId the lead of the event; {@code null} for a test
 * @param attempts the number of attempts since it was last enqueued
 * @param lastAttempt the last attempt, also one from before it was enqueued again
 */
public record DeliveryResponse(
        String id,
        String type,
        @Nullable String leadId,
        String status,
        int attempts,
        @Nullable Attempt lastAttempt,
        @Nullable Instant nextAttemptAt,
        Instant happenedAt,
        @Nullable Instant finishedAt)
        implements JsonResponse {

    /**
     * The JSON representation of an attempt.
     *
     * @param responseCode the status code of the answer; {@code null} if there was none
     * @param error the failure if there was no answer
     */
    public record Attempt(
            Instant at,
            @Nullable Integer responseCode,
            @Nullable String error,
            long durationMs) {

        static Attempt of(DeliveryAttempt attempt) {
            return new Attempt(
                    attempt.at(),
                    attempt.code().orElse(null),
                    attempt.error().orElse(null),
                    attempt.duration().toMillis());
        }
    }

    static DeliveryResponse of(Delivery delivery) {
        return new DeliveryResponse(
                delivery.messageId().toString(),
                delivery.type(),
                delivery.leadId().map(LeadId::toString).orElse(null),
                delivery.status().code(),
                delivery.attempts(),
                delivery.last().map(Attempt::of).orElse(null),
                delivery.nextAttemptAt().orElse(null),
                delivery.happenedAt(),
                delivery.finishedAt().orElse(null));
    }
}
