package io.leadstone.adapter.mongo.webhook;

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
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The queue of one webhook. Deliveries of the same lead are claimed in the order of their events. The first pending
 * delivery of a lead is its head, and the others wait for it. Each claim finds the head again.
 *
 * <p>A delivery is ready from the instant in {@link WebhookFields#READY_AT} on. A ready delivery that is not the head
 * is postponed until the head may be ready, so that the next claims do not read it in vain. The head and the postponed
 * deliveries are marked as contended. The outcome of a marked one makes the next delivery ready at once. If the process
 * dies in between, that delivery waits for at most {@link #POSTPONEMENT}.
 */
public record SubscriptionQueue(MongoCollections collections, CompanyId companyId, WebhookId webhookId) {

    /** 5 minutes: the longest time for which a waiting delivery is postponed. */
    public static final Duration POSTPONEMENT = Duration.ofMinutes(5);

    private static final String HEAD = "head";
    private static final int MIN_BATCH = 16;

    private static final Bson ORDER_FIELDS = Projections.include(
            WebhookFields.MESSAGE_ID,
            LeadDocumentFields.LEAD_ID,
            LeadDocumentFields.NUMBER,
            WebhookFields.READY_AT,
            WebhookFields.CONTENDED,
            LeadDocumentFields.COMPANY_ID);

    private static final Bson READY_LONGEST_FIRST = Sorts.ascending(WebhookFields.READY_AT, WebhookFields.MESSAGE_ID);

    /**
     * The lead's id, or an empty text for a message without a lead. No id is a text, so such a message finds no head.
     */
    private static final BsonDocument LEAD_OR_NONE = new BsonDocument(
            "$ifNull", new BsonArray(List.of(BsonValues.of("$" + LeadDocumentFields.LEAD_ID), BsonValues.of(""))));

    /**
     * Passes the heads that are ready at {@code now} to {@code claim}, the longest ready first, until {@code limit} of
     * them are claimed. It postpones deliveries whose head is not ready.
     *
     * @param claim claims a delivery; returns false if another dispatcher was faster. A caller that only asks for a
     *     ready delivery passes a function that returns true.
     * @return the number of calls of {@code claim} that returned true
     */
    int claimReady(Instant now, int limit, Predicate<BsonDocument> claim) {
        int size = Math.max(MIN_BATCH, 2 * limit);
        Set<BsonValue> offered = new HashSet<>();
        int claimed = 0;
        boolean isMore = true;
        while (isMore && claimed < limit) {
            List<BsonDocument> found = ready(now, size);
            boolean hasProgress = false;
            for (BsonDocument each : found) {
                BsonDocument head = head(each);
                if (!isReady(head, now)) {
                    postpone(head, now);
                    hasProgress = true;
                } else if (claimed < limit && offered.add(head.get(LeadDocumentFields.ID))) {
                    claimed += claim.test(head) ? 1 : 0;
                    hasProgress = true;
                }
            }
            isMore = hasProgress && found.size() == size;
        }
        return claimed;
    }

    /** Makes the next postponed delivery of the lead ready, after its head is finished. */
    void release(LeadId leadId, Instant now) {
        collections
                .deliveries()
                .updateFirst(
                        Filters.and(pending(leadId), Filters.eq(WebhookFields.BEHIND, BsonValues.of(true))),
                        Sorts.ascending(LeadDocumentFields.NUMBER),
                        Updates.combine(
                                Updates.set(WebhookFields.READY_AT, BsonValues.of(now)),
                                Updates.unset(WebhookFields.BEHIND)));
    }

    Bson ofSubscription() {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(WebhookFields.WEBHOOK_ID, BsonValues.of(webhookId.value())));
    }

    /** Returns up to {@code limit} ready deliveries, each with the first pending one of its lead as {@link #HEAD}. */
    private List<BsonDocument> ready(Instant now, int limit) {
        Bson isReady = Filters.and(ofSubscription(), Filters.lte(WebhookFields.READY_AT, BsonValues.of(now)));
        return collections.deliveries().inTransaction() ? readyOneByOne(isReady, limit) : readyByLookup(isReady, limit);
    }

    /**
     * Sends one query for each lead. MongoDB before 8.0 refuses {@code $lookup} in a sharded collection within a
     * transaction.
     */
    private List<BsonDocument> readyOneByOne(Bson isReady, int limit) {
        List<BsonDocument> ready = collections.deliveries().list(isReady, READY_LONGEST_FIRST, ORDER_FIELDS, 0, limit);
        Map<LeadId, List<BsonDocument>> heads = new HashMap<>();
        for (BsonDocument each : ready) {
            List<BsonDocument> head = DeliveryDocuments.leadId(each)
                    .map(leadId -> heads.computeIfAbsent(leadId, this::first))
                    .orElse(List.of());
            each.append(HEAD, new BsonArray(head));
        }
        return ready;
    }

    /** Returns the first pending delivery of the lead, if there is one. */
    private List<BsonDocument> first(LeadId leadId) {
        return collections
                .deliveries()
                .list(pending(leadId), Sorts.ascending(LeadDocumentFields.NUMBER), ORDER_FIELDS, 0, 1);
    }

    /**
     * Finds the ready deliveries and the first pending delivery of each lead in one aggregation. The {@code $lookup}
     * has a pipeline with {@code $limit}, so that it reads one index key per lead. A {@code $lookup} by {@code
     * localField}, or a second query for all leads, would read all pending deliveries of the leads.
     */
    private List<BsonDocument> readyByLookup(Bson isReady, int limit) {
        Bson ofLead = Filters.expr(new BsonDocument(
                "$eq",
                new BsonArray(List.of(
                        BsonValues.of("$" + LeadDocumentFields.LEAD_ID),
                        BsonValues.of("$$" + LeadDocumentFields.LEAD_ID)))));
        List<Bson> head = List.of(
                Aggregates.match(Filters.and(
                        ofSubscription(),
                        Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)),
                        ofLead)),
                Aggregates.sort(Sorts.ascending(LeadDocumentFields.NUMBER)),
                Aggregates.limit(1),
                Aggregates.project(ORDER_FIELDS));
        return collections
                .deliveries()
                .aggregateAll(List.of(
                        Aggregates.match(isReady),
                        Aggregates.sort(READY_LONGEST_FIRST),
                        Aggregates.limit(limit),
                        Aggregates.project(ORDER_FIELDS),
                        Aggregates.lookup(
                                collections.deliveries().name(),
                                List.of(new Variable<>(LeadDocumentFields.LEAD_ID, LEAD_OR_NONE)),
                                head,
                                HEAD)));
    }

    /**
     * Returns the first pending delivery of the lead of {@code ready}. It is {@code ready} itself for a message without
     * a lead.
     */
    private static BsonDocument head(BsonDocument ready) {
        List<BsonDocument> found = BsonValues.documents(ready, HEAD);
        return found.isEmpty() ? ready : found.get(0);
    }

    private static boolean isReady(BsonDocument delivery, Instant now) {
        return !BsonValues.instant(delivery, WebhookFields.READY_AT).isAfter(now);
    }

    /**
     * Postpones all ready deliveries of the lead behind {@code head}, unless the head is finished meanwhile. The head
     * may also finish before they are postponed, and then its outcome did not release them. So this method releases the
     * next one if the head is finished.
     */
    private void postpone(BsonDocument head, Instant now) {
        if (!mark(head)) {
            return;
        }
        LeadId leadId = DeliveryDocuments.leadId(head).orElseThrow();
        Instant headReadyAt = BsonValues.instant(head, WebhookFields.READY_AT);
        Instant latest = now.plus(POSTPONEMENT);
        Instant until = headReadyAt.isBefore(latest) ? headReadyAt : latest;
        collections
                .deliveries()
                .updateAll(
                        Filters.and(
                                pending(leadId),
                                Filters.gt(LeadDocumentFields.NUMBER, head.get(LeadDocumentFields.NUMBER)),
                                Filters.lte(WebhookFields.READY_AT, BsonValues.of(now))),
                        Updates.combine(
                                Updates.set(WebhookFields.READY_AT, BsonValues.of(until)),
                                Updates.set(WebhookFields.BEHIND, BsonValues.of(true)),
                                Updates.set(WebhookFields.CONTENDED, BsonValues.of(true))));
        BsonValue headId = head.getDocument(LeadDocumentFields.ID);
        boolean isStillHead = first(leadId).stream().anyMatch(first -> headId.equals(first.get(LeadDocumentFields.ID)));
        if (!isStillHead) {
            release(leadId, now);
        }
    }

    /** Marks a pending head, so that its outcome releases others. Returns false if it is not pending any more. */
    private boolean mark(BsonDocument head) {
        boolean isMarked = head.containsKey(WebhookFields.CONTENDED) && DeliveryDocuments.mayBeContended(head);
        return isMarked
                || collections
                        .deliveries()
                        .update(
                                Filters.and(
                                        DocumentKeys.of(head),
                                        Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING))),
                                Updates.set(WebhookFields.CONTENDED, BsonValues.of(true)));
    }

    private Bson pending(LeadId leadId) {
        return Filters.and(
                ofSubscription(),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())),
                Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)));
    }
}
