package io.leadstone.adapter.mongo.webhook;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Deletes deliveries that are no longer needed: those that finished long ago, and those of removed webhooks. */
record DeliveryPruning(MongoCollections collections) {

    /**
     * 1 day: the time for which the mark of a removed webhook is kept. A change that read the webhook before its
     * removal may still enqueue a delivery, but never so late.
     */
    private static final Duration MARK_RETENTION = Duration.ofDays(1);

    /** The number of deliveries that the removal of a webhook deletes itself. It bounds the time of the call. */
    private static final int AT_ONCE = 5000;

    private static final Bson MARK_FIELDS =
            Projections.include(LeadDocumentFields.COMPANY_ID, WebhookFields.WEBHOOK_ID, WebhookFields.REMOVED_AT);
    private static final Bson ID = Projections.include(LeadDocumentFields.COMPANY_ID);

    /** Deletes up to 5,000 deliveries of the webhook. */
    void removeSomeOf(CompanyId companyId, WebhookId webhookId) {
        removeOf(companyId, webhookId, AT_ONCE);
    }

    int prune(Duration age, int limit) {
        return new ServerClock(collections)
                .now()
                .map(now -> {
                    int orphans = removeOrphans(now, limit);
                    return orphans + removeFinished(now.minus(age), limit - orphans);
                })
                .orElse(0);
    }

    private int removeFinished(Instant before, int limit) {
        return remove(
                Filters.lte(WebhookFields.FINISHED_AT, BsonValues.of(before)),
                Sorts.ascending(WebhookFields.FINISHED_AT),
                limit);
    }

    private int removeOrphans(Instant now, int limit) {
        Bson removed = Filters.gte(WebhookFields.REMOVED_AT, BsonValues.of(Instant.EPOCH));
        int count = 0;
        for (BsonDocument mark : collections.webhooks().all(removed, MARK_FIELDS)) {
            int left = limit - count;
            int orphans = removeOf(WebhookDocuments.companyId(mark), WebhookDocuments.id(mark), left);
            count += orphans;
            if (orphans < left
                    && BsonValues.instant(mark, WebhookFields.REMOVED_AT).isBefore(now.minus(MARK_RETENTION))) {
                collections
                        .webhooks()
                        .removeAll(Filters.and(
                                WebhookDocuments.byId(WebhookDocuments.companyId(mark), WebhookDocuments.id(mark)),
                                removed));
            }
        }
        return count;
    }

    /** Deletes deliveries of one webhook in any order. No index could sort them, so a sort would read all of them. */
    private int removeOf(CompanyId companyId, WebhookId webhookId, int limit) {
        return remove(
                new SubscriptionQueue(collections, companyId, webhookId).ofSubscription(), new BsonDocument(), limit);
    }

    /** Deletes up to {@code limit} documents that match {@code filter} at the read and at the deletion. */
    private int remove(Bson filter, Bson sort, int limit) {
        if (limit <= 0) {
            return 0;
        }
        List<BsonDocument> found = collections.deliveries().list(filter, sort, ID, 0, limit);
        if (found.isEmpty()) {
            return 0;
        }
        List<BsonValue> ids =
                found.stream().map(each -> each.get(LeadDocumentFields.ID)).toList();
        List<BsonValue> companies = found.stream()
                .map(each -> each.get(LeadDocumentFields.COMPANY_ID))
                .distinct()
                .toList();
        return (int) collections
                .deliveries()
                .removeAll(Filters.and(
                        Filters.in(LeadDocumentFields.ID, ids),
                        Filters.in(LeadDocumentFields.COMPANY_ID, companies),
                        filter));
    }
}
