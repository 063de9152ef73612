package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One page of a list of deliveries, as the mapper file needs it. A filter that is null is not applied. */
record DeliveryListQuery(
        String companyId,
        UUID webhookId,
        @Nullable String status,
        @Nullable Instant beforeAt,
        @Nullable UUID beforeId,
        int limit,
        long offset,
        int countLimit) {

    private static final String NEWEST = "-happened_at";

    static DeliveryListQuery of(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, NEWEST);
        return new DeliveryListQuery(
                companyId.value(),
                webhookId.value(),
                status.map(Coded::code).orElse(null),
                position.map(CursorPosition::at).orElse(null),
                position.map(CursorPosition::id).orElse(null),
                page.limitPlusOne(),
                page.offset(),
                page.countLimit());
    }

    static Cursor after(Delivery delivery) {
        return CursorPosition.after(NEWEST, delivery.happenedAt(), delivery.messageId());
    }
}
