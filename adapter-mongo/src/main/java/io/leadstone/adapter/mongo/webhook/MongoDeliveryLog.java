package io.leadstone.adapter.mongo.webhook;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Log of deliveries in MongoDB. A delivery is one document, which contains its message. */
public record MongoDeliveryLog(MongoCollections collections) implements DeliveryLog {

    private static final Bson WITHOUT_MESSAGE = Projections.exclude(WebhookFields.EVENT, WebhookFields.LEAD);
    private static final MongoOrder NEWEST = new MongoOrder(
            "-happened_at",
            List.of(
                    new SortKey(WebhookFields.HAPPENED_AT, SortKind.INSTANT),
                    new SortKey(WebhookFields.MESSAGE_ID, SortKind.UUID)),
            true);

    /** Deliveries that one command of a replay enqueues, so that it is short. */
    private static final int REPLAY_BATCH = 1000;

    private static final Bson OLDEST = Sorts.ascending(WebhookFields.HAPPENED_AT, WebhookFields.MESSAGE_ID);

    /**
     * 5 minutes: the time for which no delivery of a batch can be claimed, so that all of them are enqueued first. If
     * the process dies during the replay, they can be claimed after this time.
     */
    private static final Duration REPLAY_LIMIT = Duration.ofMinutes(5);

    @Override
    public Page<Delivery> list(
            CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page) {
        // Names all statuses if none is requested, because the index has the status before the order.
        List<BsonValue> statuses = Arrays.stream(DeliveryStatus.values())
                .filter(each -> status.map(each::equals).orElse(true))
                .map(BsonValues::of)
                .toList();
        Bson wanted =
                Filters.and(ofSubscription(companyId, webhookId), Filters.in(LeadDocumentFields.STATUS, statuses));
        return collections.deliveries().page(wanted, NEWEST, WITHOUT_MESSAGE, page, DeliveryDocuments::delivery);
    }

    @Override
    public Delivery add(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message) {
        BsonDocument delivery = DeliveryDocuments.of(webhookId, message, now(companyId, webhookId, expectedVersion));
        collections
                .deliveries()
                .upsertAll(List.of(delivery), document -> DeliveryDocuments.byId(companyId, webhookId, message.id()));
        return DeliveryDocuments.delivery(delivery);
    }

    @Override
    public Optional<Delivery> redeliver(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId) {
        Instant now = now(companyId, webhookId, expectedVersion);
        return redeliver(DeliveryDocuments.byId(companyId, webhookId, messageId), now);
    }

    /**
     * Enqueues the delivery again. Without the claim id, the outcome of an attempt in progress is not stored. If the
     * lease is valid, the delivery is ready when it ends.
     */
    private Optional<Delivery> redeliver(BsonDocument byId, Instant now) {
        Bson claimed = Filters.gt(WebhookFields.CLAIMED_UNTIL, BsonValues.of(now));
        Bson due = Updates.combine(
                pendingAgain(now), Updates.unset(WebhookFields.BEHIND), Updates.unset(WebhookFields.CLAIM));
        Bson ready = Updates.combine(due, Updates.set(WebhookFields.READY_AT, BsonValues.of(now)));
        return collections
                .repeat(() -> {
                    boolean updated = collections.deliveries().update(Filters.and(byId, Filters.not(claimed)), ready)
                            || redeliverClaimed(Filters.and(byId, claimed), due);
                    Optional<BsonDocument> found = collections.deliveries().first(byId, WITHOUT_MESSAGE);
                    // A dispatcher may have recorded the outcome of its claim between the two updates.
                    return updated || found.isEmpty() ? Optional.of(found) : Optional.empty();
                })
                .map(DeliveryDocuments::delivery);
    }

    /** A cancelled delivery has a claim, but is not ready at any time. So the end of the lease is read first. */
    private boolean redeliverClaimed(Bson claimed, Bson due) {
        return collections
                .deliveries()
                .first(claimed, Projections.include(WebhookFields.CLAIMED_UNTIL))
                .map(found -> found.get(WebhookFields.CLAIMED_UNTIL))
                .map(until -> collections
                        .deliveries()
                        .update(
                                Filters.and(claimed, Filters.eq(WebhookFields.CLAIMED_UNTIL, until)),
                                Updates.combine(due, Updates.set(WebhookFields.READY_AT, until))))
                .orElse(false);
    }

    /**
     * Enqueues the deliveries in batches, in the order of their events. A delivery that finishes during the replay was
     * not finished when it was requested.
     */
    @Override
    public long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since) {
        Instant begin = now(companyId, webhookId, expectedVersion);
        Bson finished = Filters.and(
                ofSubscription(companyId, webhookId),
                Filters.in(
                        LeadDocumentFields.STATUS,
                        BsonValues.of(DeliveryStatus.DELIVERED),
                        BsonValues.of(DeliveryStatus.EXHAUSTED)),
                Filters.lte(WebhookFields.FINISHED_AT, BsonValues.of(begin)));
        Instant now = begin;
        BsonValue first = BsonValues.notBefore(since);
        long count = 0;
        Optional<BsonValue> last;
        do {
            Bson rest = Filters.and(finished, Filters.gte(WebhookFields.HAPPENED_AT, first));
            last = collections
                    .deliveries()
                    .list(rest, OLDEST, Projections.include(WebhookFields.HAPPENED_AT), REPLAY_BATCH - 1, 1)
                    .stream()
                    .findFirst()
                    .map(found -> found.get(WebhookFields.HAPPENED_AT));
            count += enqueueBatch(
                    companyId,
                    webhookId,
                    last.map(end -> Filters.and(rest, Filters.lte(WebhookFields.HAPPENED_AT, end)))
                            .orElse(rest),
                    now);
            if (last.isPresent()) {
                first = last.get();
                now = new ServerClock(collections).now().orElse(begin);
            }
        } while (last.isPresent());
        return count;
    }

    /**
     * Enqueues the deliveries in two updates, so that all of them are pending before the first can be claimed.
     * Otherwise a dispatcher could claim a later event of a lead before an earlier one is pending.
     */
    private long enqueueBatch(CompanyId companyId, WebhookId webhookId, Bson batch, Instant now) {
        BsonValue replay = BsonValues.of(UUID.randomUUID());
        BsonValue replayEnd = BsonValues.of(now.plus(REPLAY_LIMIT));
        long found = collections
                .deliveries()
                .updateAll(
                        batch,
                        Updates.combine(
                                pendingAgain(now),
                                Updates.set(WebhookFields.READY_AT, replayEnd),
                                Updates.set(WebhookFields.REPLAY, replay)));
        if (found > 0) {
            collections
                    .deliveries()
                    .updateAll(
                            Filters.and(
                                    ofSubscription(companyId, webhookId),
                                    Filters.eq(WebhookFields.READY_AT, replayEnd),
                                    Filters.eq(WebhookFields.REPLAY, replay)),
                            Updates.combine(
                                    Updates.set(WebhookFields.READY_AT, BsonValues.of(now)),
                                    Updates.unset(WebhookFields.REPLAY)));
        }
        return found;
    }

    private static Bson pendingAgain(Instant now) {
        return Updates.combine(
                Updates.set(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)),
                Updates.set(WebhookFields.ATTEMPTS, 0L),
                Updates.set(WebhookFields.DUE_AT, BsonValues.of(now)),
                Updates.unset(WebhookFields.FINISHED_AT));
    }

    /**
     * Returns the server's time if the webhook has the expected version. The webhook and its deliveries are documents
     * of two collections, and a standalone server has no transactions. So this read is the last command before the
     * write.
     */
    private Instant now(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion) {
        return new ServerClock(collections)
                .now(MongoWebhookRepository.at(companyId, webhookId, expectedVersion))
                .orElseThrow(
                        () -> new MongoWebhookRepository(collections).refusal(companyId, webhookId, expectedVersion));
    }

    private Bson ofSubscription(CompanyId companyId, WebhookId webhookId) {
        return new SubscriptionQueue(collections, companyId, webhookId).ofSubscription();
    }
}
