package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of the table of deliveries that the company can see. The others belong to the claim. */
public record DeliveryRow(
        String companyId,
        UUID webhookId,
        UUID messageId,
        String messageType,
        @Nullable UUID leadId,
        String status,
        int attempts,
        @Nullable Instant lastAt,
        @Nullable Long lastTook,
        @Nullable Integer lastCode,
        @Nullable String lastError,
        @Nullable Instant dueAt,
        Instant happenedAt,
        @Nullable Instant finishedAt) {

    public Delivery delivery() {
        return new Delivery(
                new CompanyId(companyId),
                new WebhookId(webhookId),
                messageId,
                messageType,
                Optional.ofNullable(leadId).map(LeadId::new),
                Coded.parse(DeliveryStatus.class, status),
                attempts,
                last(),
                Optional.ofNullable(dueAt),
                happenedAt,
                Optional.ofNullable(finishedAt));
    }

    private Optional<DeliveryAttempt> last() {
        return lastAt == null || lastTook == null
                ? Optional.empty()
                : Optional.of(new DeliveryAttempt(
                        lastAt,
                        Duration.ofMillis(lastTook),
                        Optional.ofNullable(lastCode),
                        Optional.ofNullable(lastError)));
    }
}
