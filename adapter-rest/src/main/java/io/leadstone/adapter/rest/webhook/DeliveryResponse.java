package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery on the wire.
 *
 * @param id the id of its message, which the receiver reads in {@code webhook-id}
 * @param type for example {@code lead.status_changed}
 * @param leadId the lead that it tells of; {@code null} in a test
 * @param attempts how many there were since it was last put in line
 * @param lastAttempt the last of all
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
     * An attempt on the wire.
     *
     * @param responseCode the status code of the answer; {@code null} where there was none
     * @param error what went wrong otherwise
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
