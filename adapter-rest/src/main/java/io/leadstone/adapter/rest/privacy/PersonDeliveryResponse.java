package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.webhook.Delivery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a delivery in the export of a person.
 *
 * @param webhookId the webhook that received the event, or will receive it
 * @param id the id of the event
 */
public record PersonDeliveryResponse(
        String webhookId,
        String id,
        String type,
        String status,
        int attempts,
        Instant happenedAt,
        @Nullable Instant finishedAt)
        implements JsonResponse {

    static PersonDeliveryResponse of(Delivery delivery) {
        return new PersonDeliveryResponse(
                delivery.webhookId().toString(),
                delivery.messageId().toString(),
                delivery.type(),
                delivery.status().code(),
                delivery.attempts(),
                delivery.happenedAt(),
                delivery.finishedAt().orElse(null));
    }
}
