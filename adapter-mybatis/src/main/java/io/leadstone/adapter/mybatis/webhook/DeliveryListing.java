package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a list of deliveries as the mapper file understands it. What is null is not asked for. */
record DeliveryListing(
        String companyId,
        UUID webhookId,
        @Nullable String status,
        @Nullable Instant beforeAt,
        @Nullable UUID beforeId,
        int limit,
        long offset,
        int countLimit) {

    private static final String NEWEST = "-happened_at";

    static DeliveryListing of(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        Optional<Place> place = page.after().map(cursor -> cursor.read(NEWEST, Place::of));
        return new DeliveryListing(
                companyId.value(),
                webhookId.value(),
                status.map(Coded::code).orElse(null),
                place.map(Place::at).orElse(null),
                place.map(Place::id).orElse(null),
                page.oneMore(),
                page.offset(),
                page.countLimit());
    }

    static Cursor after(Delivery delivery) {
        return new Cursor(
                NEWEST,
                List.of(delivery.happenedAt().toString(), delivery.messageId().toString()));
    }

    private record Place(Instant at, UUID id) {

        static Place of(List<String> position) {
            return new Place(SqlInstants.stored(position.get(0)), SqlPages.idOf(position));
        }
    }
}
