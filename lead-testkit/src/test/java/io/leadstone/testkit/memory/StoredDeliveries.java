package io.leadstone.testkit.memory;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.json.QueuedDelivery;
import io.leadstone.store.table.DeliveryTable;
import io.leadstone.store.table.StoreTransaction;
import io.leadstone.store.table.WebhookTable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** The webhooks of a company and their deliveries inside a transaction. Its writes check nothing. */
record StoredDeliveries(StoreTransaction transaction, CompanyId companyId) {

    static final Comparator<QueuedDelivery> OLDEST_DUE = Comparator.comparing(
                    (QueuedDelivery queued) -> queued.delivery().nextAttemptAt().orElseThrow())
            .thenComparing(queued -> queued.message().id());

    List<Webhook> webhooks() {
        return WebhookTable.all(transaction, companyId).toList();
    }

    void put(Webhook webhook) {
        WebhookTable.save(transaction, WebhookTable.find(transaction, companyId, webhook.id()), webhook);
    }

    void put(QueuedDelivery queued) {
        DeliveryTable.save(
                transaction,
                delivery(queued.delivery().webhookId(), queued.message().id()),
                queued);
    }

    Optional<QueuedDelivery> delivery(WebhookId id, UUID messageId) {
        return DeliveryTable.find(transaction, companyId, id, messageId);
    }

    /** Returns pending and finished deliveries. */
    List<QueuedDelivery> deliveriesOf(WebhookId id) {
        return DeliveryTable.listing(companyId, id, Optional.empty())
                .items(transaction)
                .toList();
    }

    /** Returns all deliveries of messages about the lead. */
    List<QueuedDelivery> aboutLead(LeadId lead) {
        return webhooks().stream()
                .flatMap(webhook -> deliveriesOf(webhook.id()).stream())
                .filter(queued -> queued.delivery().leadId().equals(Optional.of(lead)))
                .toList();
    }

    List<QueuedDelivery> claimable(WebhookId id, Instant now) {
        return DeliveryTable.claimable(transaction, companyId, id, now).toList();
    }

    /** Removes the deliveries that match and returns their number. */
    int removeIf(Predicate<QueuedDelivery> which) {
        List<QueuedDelivery> removed = webhooks().stream()
                .flatMap(webhook -> deliveriesOf(webhook.id()).stream())
                .filter(which)
                .toList();
        removed.forEach(queued -> DeliveryTable.remove(transaction, queued));
        return removed.size();
    }

    /** Returns the delivery with another message. */
    static QueuedDelivery with(QueuedDelivery original, WebhookMessage message) {
        return new QueuedDelivery(original.delivery(), message, original.claim(), original.claimedUntil());
    }
}
