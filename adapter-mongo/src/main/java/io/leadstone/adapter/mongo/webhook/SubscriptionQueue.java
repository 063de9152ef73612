package io.leadstone.adapter.mongo.webhook;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.Variable;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
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
 * What stands in line for one subscription. The first pending one of a lead is its head; the others wait behind it. Whether one is the
 * head is looked at each time. What was found to wait is put off until its head may be done, so that no look finds it again and again,
 * and the end of the head brings the next one back at once; a process that dies in between costs {@link #PUT_OFF} at most.
 */
public record SubscriptionQueue(MongoCollections collections, CompanyId companyId, WebhookId webhookId) {

    /** The longest time for which one that waits is not looked at. */
    public static final Duration PUT_OFF = Duration.ofMinutes(5);

    private static final String HEAD = "head";
    private static final int FEWEST_AT_ONCE = 16;

    private static final Bson PLACE = Projections.include(
            WebhookFields.MESSAGE_ID,
            LeadDocumentFields.LEAD_ID,
            LeadDocumentFields.NUMBER,
            WebhookFields.READY_AT,
            LeadDocumentFields.COMPANY_ID);

    private static final Bson LONGEST_READY = Sorts.ascending(WebhookFields.READY_AT, WebhookFields.MESSAGE_ID);

    /** A message may tell of no lead; no lead's id is a text. */
    private static final BsonDocument LEAD_OR_NONE = new BsonDocument(
            "$ifNull", new BsonArray(List.of(BsonValues.of("$" + LeadDocumentFields.LEAD_ID), BsonValues.of(""))));

    /** Offers those that can be claimed at {@code now} to {@code taker}, oldest due first, until it took {@code limit} of them. */
    int offer(Instant now, int limit, Predicate<BsonDocument> taker) {
        int size = Math.max(FEWEST_AT_ONCE, 2 * limit);
        Set<BsonValue> offered = new HashSet<>();
        int taken = 0;
        boolean isMore = true;
        while (isMore && taken < limit) {
            List<BsonDocument> found = ready(now, size);
            boolean isMoved = false;
            for (BsonDocument each : found) {
                BsonDocument head = head(each);
                if (!isReady(head, now)) {
                    putOff(head, now);
                    isMoved = true;
                } else if (taken < limit && offered.add(head.get(LeadDocumentFields.ID))) {
                    taken += taker.test(head) ? 1 : 0;
                    isMoved = true;
                }
            }
            isMore = isMoved && found.size() == size;
        }
        return taken;
    }

    /** Brings back the next one of the lead, whose head is done. */
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

    Bson whole() {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(WebhookFields.WEBHOOK_ID, BsonValues.of(webhookId.value())));
    }

    /** Up to {@code limit} that are ready, each with the first pending one of its lead as {@link #HEAD}. */
    private List<BsonDocument> ready(Instant now, int limit) {
        Bson isReady = Filters.and(whole(), Filters.lte(WebhookFields.READY_AT, BsonValues.of(now)));
        return collections.deliveries().inTransaction() ? readyOneByOne(isReady, limit) : readyByLookup(isReady, limit);
    }

    /** Without {@code $lookup}, which a transaction refuses in a sharded collection before 8.0. */
    private List<BsonDocument> readyOneByOne(Bson isReady, int limit) {
        List<BsonDocument> ready = collections.deliveries().list(isReady, LONGEST_READY, PLACE, 0, limit);
        Map<LeadId, List<BsonDocument>> heads = new HashMap<>();
        for (BsonDocument each : ready) {
            List<BsonDocument> head = DeliveryDocuments.leadId(each)
                    .map(leadId -> heads.computeIfAbsent(leadId, this::first))
                    .orElse(List.of());
            each.append(HEAD, new BsonArray(head));
        }
        return ready;
    }

    /** The first pending one of the lead, if there is one. */
    private List<BsonDocument> first(LeadId leadId) {
        return collections.deliveries().list(pending(leadId), Sorts.ascending(LeadDocumentFields.NUMBER), PLACE, 0, 1);
    }

    /**
     * With a pipeline for each delivery, because {@code $limit} ends the search at the first pending delivery of the lead: one key of the
     * index of company, lead, webhook, status and number. {@code localField} with {@code $unwind} and {@code $match} would read all
     * pending deliveries of the lead, and so would a second query for all leads.
     */
    private List<BsonDocument> readyByLookup(Bson isReady, int limit) {
        Bson ofLead = Filters.expr(new BsonDocument(
                "$eq",
                new BsonArray(List.of(
                        BsonValues.of("$" + LeadDocumentFields.LEAD_ID),
                        BsonValues.of("$$" + LeadDocumentFields.LEAD_ID)))));
        List<Bson> head = List.of(
                Aggregates.match(Filters.and(
                        whole(), Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)), ofLead)),
                Aggregates.sort(Sorts.ascending(LeadDocumentFields.NUMBER)),
                Aggregates.limit(1),
                Aggregates.project(PLACE));
        return collections
                .deliveries()
                .aggregateAll(List.of(
                        Aggregates.match(isReady),
                        Aggregates.sort(LONGEST_READY),
                        Aggregates.limit(limit),
                        Aggregates.project(PLACE),
                        Aggregates.lookup(
                                collections.deliveries().name(),
                                List.of(new Variable<>(LeadDocumentFields.LEAD_ID, LEAD_OR_NONE)),
                                head,
                                HEAD)));
    }

    /** The one that {@code ready} waits for, or itself. */
    private static BsonDocument head(BsonDocument ready) {
        List<BsonDocument> found = BsonValues.documents(ready, HEAD);
        return found.isEmpty() ? ready : found.get(0);
    }

    private static boolean isReady(BsonDocument delivery, Instant now) {
        return !BsonValues.instant(delivery, WebhookFields.READY_AT).isAfter(now);
    }

    /** All of the lead that are ready behind {@code head}; where the head is done meanwhile, nobody else would bring them back. */
    private void putOff(BsonDocument head, Instant now) {
        LeadId leadId = DeliveryDocuments.leadId(head).orElseThrow();
        Instant headAgain = BsonValues.instant(head, WebhookFields.READY_AT);
        Instant longest = now.plus(PUT_OFF);
        Instant until = headAgain.isBefore(longest) ? headAgain : longest;
        collections
                .deliveries()
                .updateAll(
                        Filters.and(
                                pending(leadId),
                                Filters.gt(LeadDocumentFields.NUMBER, head.get(LeadDocumentFields.NUMBER)),
                                Filters.lte(WebhookFields.READY_AT, BsonValues.of(now))),
                        Updates.combine(
                                Updates.set(WebhookFields.READY_AT, BsonValues.of(until)),
                                Updates.set(WebhookFields.BEHIND, BsonValues.of(true))));
        BsonValue asSeen = head.getDocument(LeadDocumentFields.ID);
        boolean isHeadStill = first(leadId).stream().anyMatch(first -> asSeen.equals(first.get(LeadDocumentFields.ID)));
        if (!isHeadStill) {
            release(leadId, now);
        }
    }

    private Bson pending(LeadId leadId) {
        return Filters.and(
                whole(),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())),
                Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING)));
    }
}
