package io.leadstone.store.table;

import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.KeyValueEntry;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.QueuedDelivery;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Table of deliveries with their messages. The index of due deliveries contains only the first pending event of each
 * lead. So a claim reads only deliveries that do not wait for an earlier event of the same lead.
 */
public final class DeliveryTable {

    private static final String ORDER = "delivery_order";
    private static final String PENDING = "delivery_pending";
    private static final String DUE = "delivery_due";
    private static final String OF_LEAD = "delivery_of_lead";
    private static final String FINISHED = "delivery_finished";
    private static final String ANY_STATUS = "any";

    private static final IndexedTable<QueuedDelivery> DELIVERIES = new IndexedTable<>(
            "delivery", DeliveryTable::key, SnapshotJson::write, SnapshotJson::queuedDelivery, DeliveryTable::indexes);

    private DeliveryTable() {}

    /** Returns a new delivery of the message that is due at {@code now}. */
    public static QueuedDelivery pending(WebhookId webhookId, WebhookMessage message, Instant now) {
        Delivery delivery = new Delivery(
                message.companyId(),
                webhookId,
                message.id(),
                message.type(),
                message.content().map(content -> content.event().leadId()),
                DeliveryStatus.PENDING,
                0,
                Optional.empty(),
                Optional.of(now),
                message.at(),
                Optional.empty());
        return new QueuedDelivery(delivery, message, Optional.empty(), Optional.empty());
    }

    /** Enqueues the event for each webhook of its company with a matching filter. */
    public static void enqueue(StoreTransaction transaction, LeadEvent event, LeadSnapshot lead, Instant now) {
        enqueue(transaction, WebhookMessage.of(event, lead), event.type(), now);
    }

    /** Enqueues the message about an event of this type for each webhook of its company with a matching filter. */
    static void enqueue(StoreTransaction transaction, WebhookMessage message, EventType type, Instant now) {
        List<Webhook> subscribed = WebhookTable.all(transaction, message.companyId())
                .filter(webhook -> webhook.matches(type))
                .toList();
        subscribed.forEach(webhook -> save(transaction, Optional.empty(), pending(webhook.id(), message, now)));
    }

    /** Returns the delivery of the message to the webhook. */
    public static Optional<QueuedDelivery> find(
            StoreTransaction transaction, CompanyId companyId, WebhookId webhookId, UUID messageId) {
        return DELIVERIES.find(transaction, TableKeys.of(companyId, webhookId, messageId));
    }

    /** Stores the delivery and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<QueuedDelivery> before, QueuedDelivery after) {
        Optional<QueuedDelivery> first = first(transaction, after);
        DELIVERIES.save(transaction, before, after);
        updateDueIndex(transaction, first, first(transaction, after));
    }

    /** Removes the delivery. */
    public static void remove(StoreTransaction transaction, QueuedDelivery delivery) {
        Optional<QueuedDelivery> first = first(transaction, delivery);
        DELIVERIES.remove(transaction, delivery);
        updateDueIndex(transaction, first, first(transaction, delivery));
    }

    /** Removes all deliveries of the webhook. */
    public static void removeAll(StoreTransaction transaction, CompanyId companyId, WebhookId webhookId) {
        ofWebhook(transaction, companyId, webhookId, Optional.empty())
                .toList()
                .forEach(delivery -> remove(transaction, delivery));
    }

    /** Returns all deliveries about the lead. */
    public static Stream<Delivery> ofLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        return DELIVERIES
                .through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .map(QueuedDelivery::delivery);
    }

    /** Removes all deliveries about the lead. */
    static void removeOfLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        DELIVERIES
                .through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .toList()
                .forEach(delivery -> remove(transaction, delivery));
    }

    /**
     * Returns the deliveries of the webhook that were delivered or given up, in the order of their events.
     *
     * @param first the instant of the event of the first delivery; empty means the oldest one
     */
    public static Stream<QueuedDelivery> finished(
            StoreTransaction transaction, CompanyId companyId, WebhookId webhookId, Optional<Instant> first) {
        return ofWebhook(transaction, companyId, webhookId, first)
                .filter(delivery -> delivery.delivery().status() == DeliveryStatus.DELIVERED
                        || delivery.delivery().status() == DeliveryStatus.EXHAUSTED);
    }

    /** Returns deliveries of all companies that finished at {@code last} or earlier, at most {@code limit}. */
    public static List<QueuedDelivery> finishedUntil(StoreTransaction transaction, Instant last, int limit) {
        return DELIVERIES
                .through(transaction, FINISHED, KeyRange.ALL.endingWith(TableKeys.of(last)), ScanOrder.ASCENDING)
                .limit(limit)
                .toList();
    }

    /** Returns the deliveries of the webhook that can be claimed at {@code now}, oldest due first. */
    public static Stream<QueuedDelivery> claimable(
            StoreTransaction transaction, CompanyId companyId, WebhookId webhookId, Instant now) {
        String webhook = TableKeys.of(companyId, webhookId);
        KeyRange due = KeyRange.under(webhook).endingWith(TableKeys.of(webhook, now));
        return DELIVERIES
                .through(transaction, DUE, due, ScanOrder.ASCENDING)
                .filter(delivery -> delivery.claimedUntil()
                        .filter(until -> until.isAfter(now))
                        .isEmpty());
    }

    /** Returns the first webhook after {@code last}, of any company, that has a pending delivery. */
    public static Optional<WebhookKey> nextPending(StoreTransaction transaction, Optional<WebhookKey> last) {
        KeyRange remaining = last.map(
                        key -> KeyRange.ALL.startingAt(KeyRange.under(key.key()).to()))
                .orElse(KeyRange.ALL);
        return transaction.first(DUE, remaining, ScanOrder.ASCENDING).map(WebhookKey::of);
    }

    /** Removes personal data from every message about the lead. */
    public static void erase(StoreTransaction transaction, CompanyId companyId, LeadId leadId, Instant erasedAt) {
        DELIVERIES
                .through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .toList()
                .forEach(found -> DELIVERIES.save(
                        transaction,
                        Optional.of(found),
                        new QueuedDelivery(
                                found.delivery(),
                                found.message().erased(erasedAt),
                                found.claim(),
                                found.claimedUntil())));
    }

    /**
     * Cancels the pending deliveries of the lead whose event was before {@code deletion}, except for an erasure, of
     * which the receiver must learn. They keep their claims, because an attempt may be in progress.
     */
    static void cancelBefore(StoreTransaction transaction, LeadEvent deletion, Instant now) {
        until(transaction, deletion, DeliveryStatus.PENDING).stream()
                .filter(found -> numberOf(found) < deletion.number())
                .filter(found -> !found.delivery().type().equals(EventType.LEAD_ERASED.code()))
                .forEach(found -> save(transaction, Optional.of(found), cancelled(found, now)));
    }

    /**
     * Postpones the deliveries of {@code deletion} and before that were never attempted until the claims of cancelled
     * deliveries end. An attempt in progress would otherwise reach the receiver after them.
     */
    static void awaitCancelled(StoreTransaction transaction, LeadEvent deletion) {
        Map<WebhookId, Instant> claimedUntil = new HashMap<>();
        until(transaction, deletion, DeliveryStatus.CANCELLED)
                .forEach(found -> found.claimedUntil()
                        .ifPresent(end -> claimedUntil.merge(
                                found.delivery().webhookId(), end, (one, other) -> one.isAfter(other) ? one : other)));
        until(transaction, deletion, DeliveryStatus.PENDING).stream()
                .filter(found -> found.delivery().attempts() == 0)
                .forEach(found -> Optional.ofNullable(
                                claimedUntil.get(found.delivery().webhookId()))
                        .filter(found.delivery().nextAttemptAt().orElseThrow()::isBefore)
                        .ifPresent(end -> save(transaction, Optional.of(found), dueAt(found, end))));
    }

    /** Returns the deliveries of the lead with the status whose event is {@code last} or before. */
    private static List<QueuedDelivery> until(StoreTransaction transaction, LeadEvent last, DeliveryStatus status) {
        KeyRange ofLead = KeyRange.under(TableKeys.of(last.companyId(), last.leadId()));
        return DELIVERIES
                .through(transaction, OF_LEAD, ofLead, ScanOrder.ASCENDING)
                .filter(found -> found.delivery().status() == status)
                .filter(found -> numberOf(found) <= last.number())
                .toList();
    }

    private static long numberOf(QueuedDelivery found) {
        return found.message().content().orElseThrow().event().number();
    }

    private static QueuedDelivery dueAt(QueuedDelivery found, Instant due) {
        Delivery delivery = found.delivery();
        Delivery postponed = new Delivery(
                delivery.companyId(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.type(),
                delivery.leadId(),
                delivery.status(),
                delivery.attempts(),
                delivery.last(),
                Optional.of(due),
                delivery.happenedAt(),
                delivery.finishedAt());
        return new QueuedDelivery(postponed, found.message(), found.claim(), found.claimedUntil());
    }

    private static QueuedDelivery cancelled(QueuedDelivery found, Instant now) {
        Delivery delivery = found.delivery();
        Delivery cancelled = new Delivery(
                delivery.companyId(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.type(),
                delivery.leadId(),
                DeliveryStatus.CANCELLED,
                delivery.attempts(),
                delivery.last(),
                Optional.empty(),
                delivery.happenedAt(),
                Optional.of(now));
        return new QueuedDelivery(cancelled, found.message(), found.claim(), found.claimedUntil());
    }

    /** Returns the deliveries of the webhook, newest first, with the given status or with any. */
    public static Listing<QueuedDelivery, InstantPosition> listing(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status) {
        String prefix = TableKeys.of(
                companyId, webhookId, status.map(DeliveryStatus::code).orElse(ANY_STATUS));
        return Listing.byInstant(
                ORDER,
                prefix,
                ScanOrder.DESCENDING,
                DELIVERIES::indexed,
                ListCursors.DELIVERIES.within(QueuedDelivery::delivery));
    }

    /** The company and the id of a webhook. */
    public record WebhookKey(CompanyId companyId, WebhookId webhookId) {

        private static WebhookKey of(KeyValueEntry due) {
            String[] parts = due.key().split("/", -1);
            return new WebhookKey(new CompanyId(parts[0]), new WebhookId(UUID.fromString(parts[1])));
        }

        private String key() {
            return TableKeys.of(companyId, webhookId);
        }
    }

    private static Stream<QueuedDelivery> ofWebhook(
            StoreTransaction transaction, CompanyId companyId, WebhookId webhookId, Optional<Instant> first) {
        KeyRange all = KeyRange.under(TableKeys.of(companyId, webhookId, ANY_STATUS));
        KeyRange range = first.map(at -> all.startingAt(TableKeys.of(companyId, webhookId, ANY_STATUS, at)))
                .orElse(all);
        return DELIVERIES.through(transaction, ORDER, range, ScanOrder.ASCENDING);
    }

    /** Returns the first pending delivery for the lead and the webhook of {@code delivery}. */
    private static Optional<QueuedDelivery> first(StoreTransaction transaction, QueuedDelivery delivery) {
        return delivery.message()
                .content()
                .flatMap(content -> transaction
                        .first(
                                PENDING,
                                KeyRange.under(queueOf(delivery, content.event().leadId())),
                                ScanOrder.ASCENDING)
                        .map(entry -> DELIVERIES.indexed(transaction, entry)));
    }

    /** Replaces the entry of a lead in the index of due deliveries, after its first pending delivery has changed. */
    private static void updateDueIndex(
            StoreTransaction transaction, Optional<QueuedDelivery> before, Optional<QueuedDelivery> after) {
        Optional<IndexEntry> old = before.map(DeliveryTable::due);
        Optional<IndexEntry> next = after.map(DeliveryTable::due);
        if (!old.equals(next)) {
            old.ifPresent(entry -> transaction.remove(entry.table(), entry.key()));
            next.ifPresent(entry -> transaction.put(entry.table(), entry.key(), key(after.orElseThrow())));
        }
    }

    private static IndexEntry due(QueuedDelivery queued) {
        Delivery delivery = queued.delivery();
        return IndexEntry.of(
                DUE,
                delivery.companyId(),
                delivery.webhookId(),
                delivery.nextAttemptAt().orElseThrow(),
                delivery.messageId());
    }

    private static String key(QueuedDelivery queued) {
        Delivery delivery = queued.delivery();
        return TableKeys.of(delivery.companyId(), delivery.webhookId(), delivery.messageId());
    }

    private static String queueOf(QueuedDelivery queued, LeadId leadId) {
        Delivery delivery = queued.delivery();
        return TableKeys.of(delivery.companyId(), delivery.webhookId(), leadId);
    }

    private static List<IndexEntry> indexes(QueuedDelivery queued) {
        Delivery delivery = queued.delivery();
        List<IndexEntry> entries = new ArrayList<>();
        Stream.of(ANY_STATUS, delivery.status().code())
                .map(status -> IndexEntry.of(
                        ORDER,
                        delivery.companyId(),
                        delivery.webhookId(),
                        status,
                        delivery.happenedAt(),
                        delivery.messageId()))
                .forEach(entries::add);
        queued.message().content().map(WebhookMessage.EventContent::event).ifPresent(event -> {
            entries.add(IndexEntry.of(
                    OF_LEAD, delivery.companyId(), event.leadId(), delivery.webhookId(), delivery.messageId()));
            if (delivery.status() == DeliveryStatus.PENDING) {
                entries.add(
                        IndexEntry.of(PENDING, queueOf(queued, event.leadId()), event.number(), delivery.messageId()));
            }
        });
        if (delivery.status() == DeliveryStatus.PENDING
                && queued.message().content().isEmpty()) {
            entries.add(due(queued));
        }
        delivery.finishedAt()
                .ifPresent(at -> entries.add(
                        IndexEntry.of(FINISHED, at, delivery.companyId(), delivery.webhookId(), delivery.messageId())));
        return entries;
    }
}
