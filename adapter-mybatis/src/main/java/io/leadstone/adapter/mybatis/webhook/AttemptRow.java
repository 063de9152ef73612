package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The values that an attempt writes to the row of its delivery.
 *
 * @param millis the delay until the next attempt; null if there is none
 */
record AttemptRow(
        String companyId,
        UUID webhookId,
        UUID messageId,
        UUID claim,
        String status,
        Instant lastAt,
        long lastTook,
        @Nullable Integer lastCode,
        @Nullable String lastError,
        @Nullable Long millis) {

    static AttemptRow of(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        Delivery delivery = claimed.delivery();
        DeliveryAttempt attempt = outcome.attempt();
        return new AttemptRow(
                delivery.companyId().value(),
                delivery.webhookId().value(),
                delivery.messageId(),
                claimed.claim(),
                outcome.status().code(),
                attempt.at(),
                attempt.duration().toMillis(),
                attempt.code().orElse(null),
                attempt.error().orElse(null),
                outcome.retryAfter().map(Duration::toMillis).orElse(null));
    }
}
