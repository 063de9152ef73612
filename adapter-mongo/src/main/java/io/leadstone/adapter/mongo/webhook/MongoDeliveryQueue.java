package io.leadstone.adapter.mongo.webhook;

import com.mongodb.MongoException;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.Variable;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.lead.LeadOutbox;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Queue of deliveries in MongoDB, by the server's clock. A claim is one conditional update of the delivery's document,
 * so only one dispatcher gets it. {@link SubscriptionQueue} keeps the order of the deliveries of a lead.
 */
public record MongoDeliveryQueue(MongoCollections collections) implements DeliveryQueue {

    private static final Bson ALL = Projections.include();
    private static final Bson ENABLED = Filters.eq(WebhookFields.ENABLED, BsonValues.of(true));
    private static final String NEXT = "next";

    @Override
    public List<Webhook> due(int limit) {
        Optional<Instant> now = new ServerClock(collections).now();
        new LeadOutbox(collections).enqueueOverdue(now);
        return now.map(at -> withReady(at).stream()
                        .map(ReadyWebhook::webhook)
                        .filter(webhook -> queue(webhook).claimReady(at, 1, delivery -> true) > 0)
                        .limit(limit)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        List<ClaimedDelivery> claimed = new ArrayList<>();
        try {
            claim(webhook, limit, lease, claimed);
        } catch (MongoException | StoreUnavailableException failure) {
            // Nobody else can claim these deliveries until the lease ends, so they are returned in spite of the
            // failure.
            if (claimed.isEmpty() || collections.deliveries().inTransaction()) {
                throw failure;
            }
        }
        return List.copyOf(claimed);
    }

    private void claim(Webhook webhook, int limit, Duration lease, List<ClaimedDelivery> claimed) {
        new ServerClock(collections)
                .now(Filters.and(
                        MongoWebhookRepository.at(webhook.companyId(), webhook.id(), Optional.of(webhook.version())),
                        ENABLED))
                .ifPresent(now -> queue(webhook)
                        .claimReady(
                                now,
                                limit,
                                delivery -> claim(delivery, webhook.url(), now, now.plus(lease))
                                        .map(claimed::add)
                                        .orElse(false)));
    }

    @Override
    public RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        return new DeliveryOutcomeWriter(collections).write(claimed, outcome);
    }

    @Override
    public int prune(Duration age, int limit) {
        return new DeliveryPruning(collections).prune(age, limit);
    }

    @Override
    public Optional<Duration> age() {
        return new ServerClock(collections)
                .now()
                .flatMap(now -> withReady(now).stream().findFirst().map(ready -> Duration.between(ready.since(), now)));
    }

    /** Returns the enabled webhooks that have ready deliveries, the longest waiting first. */
    private List<ReadyWebhook> withReady(Instant now) {
        return collections.deliveries().inTransaction() ? withReadyOneByOne(now) : withReadyByLookup(now);
    }

    /**
     * Sends one query for each webhook. MongoDB before 8.0 refuses {@code $lookup} in a sharded collection within a
     * transaction.
     */
    private List<ReadyWebhook> withReadyOneByOne(Instant now) {
        List<ReadyWebhook> first = new ArrayList<>();
        for (BsonDocument webhook : collections.webhooks().all(ENABLED, ALL)) {
            Bson ready = Filters.and(
                    Filters.eq(LeadDocumentFields.COMPANY_ID, webhook.get(LeadDocumentFields.COMPANY_ID)),
                    Filters.eq(WebhookFields.WEBHOOK_ID, webhook.get(WebhookFields.WEBHOOK_ID)),
                    Filters.lte(WebhookFields.READY_AT, BsonValues.of(now)));
            collections
                    .deliveries()
                    .list(
                            ready,
                            Sorts.ascending(WebhookFields.READY_AT),
                            Projections.include(WebhookFields.READY_AT),
                            0,
                            1)
                    .forEach(found -> first.add(ReadyWebhook.of(webhook, found)));
        }
        return first.stream().sorted(Comparator.comparing(ReadyWebhook::since)).toList();
    }

    /**
     * Uses a {@code $lookup} with a pipeline, whose {@code $limit} ends the search at the first ready delivery. It
     * reads one key of the index of company, webhook and instant. A {@code $lookup} by {@code localField} compares only
     * one field, and no index begins with the webhook. With {@code $unwind} and {@code $match} it would also read all
     * ready deliveries, which are many if a receiver is down.
     */
    private List<ReadyWebhook> withReadyByLookup(Instant now) {
        Bson ofWebhook = Filters.expr(new BsonDocument(
                "$and", new BsonArray(List.of(same(LeadDocumentFields.COMPANY_ID), same(WebhookFields.WEBHOOK_ID)))));
        List<Bson> first = List.of(
                Aggregates.match(Filters.and(ofWebhook, Filters.lte(WebhookFields.READY_AT, BsonValues.of(now)))),
                Aggregates.sort(Sorts.ascending(WebhookFields.READY_AT)),
                Aggregates.limit(1),
                Aggregates.project(Projections.include(WebhookFields.READY_AT)));
        return collections
                .webhooks()
                .aggregateAll(List.of(
                        Aggregates.match(ENABLED),
                        Aggregates.lookup(
                                collections.deliveries().name(),
                                List.of(
                                        new Variable<>(
                                                LeadDocumentFields.COMPANY_ID, "$" + LeadDocumentFields.COMPANY_ID),
                                        new Variable<>(WebhookFields.WEBHOOK_ID, "$" + WebhookFields.WEBHOOK_ID)),
                                first,
                                NEXT),
                        Aggregates.match(Filters.ne(NEXT, List.of())),
                        Aggregates.sort(Sorts.ascending(NEXT + "." + WebhookFields.READY_AT))))
                .stream()
                .map(found -> ReadyWebhook.of(found, found.getArray(NEXT).get(0).asDocument()))
                .toList();
    }

    private Optional<ClaimedDelivery> claim(BsonDocument delivery, String url, Instant now, Instant until) {
        UUID claim = UUID.randomUUID();
        Bson free = Filters.and(
                DocumentKeys.of(delivery),
                Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)),
                Filters.lte(WebhookFields.READY_AT, BsonValues.of(now)));
        Bson claimed = Updates.combine(
                Updates.set(WebhookFields.CLAIM, BsonValues.of(claim)),
                Updates.set(WebhookFields.CLAIMED_UNTIL, BsonValues.of(until)),
                Updates.set(WebhookFields.READY_AT, BsonValues.of(until)),
                Updates.unset(WebhookFields.BEHIND));
        return collections
                .deliveries()
                .updateFound(free, claimed, ALL)
                .map(found -> new ClaimedDelivery(
                        DeliveryDocuments.delivery(found), DeliveryDocuments.message(found), claim, url));
    }

    private SubscriptionQueue queue(Webhook webhook) {
        return new SubscriptionQueue(collections, webhook.companyId(), webhook.id());
    }

    private static BsonDocument same(String field) {
        return new BsonDocument("$eq", new BsonArray(List.of(BsonValues.of("$" + field), BsonValues.of("$$" + field))));
    }

    /**
     * A webhook with a ready delivery.
     *
     * @param since the instant since which its first delivery is ready
     */
    private record ReadyWebhook(BsonDocument document, Instant since) {

        static ReadyWebhook of(BsonDocument webhook, BsonDocument delivery) {
            return new ReadyWebhook(webhook, BsonValues.instant(delivery, WebhookFields.READY_AT));
        }

        Webhook webhook() {
            return WebhookDocuments.webhook(document);
        }
    }
}
