package io.leadstone.adapter.mongo.webhook;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.idempotency.KeyedDocument;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.webhook.Webhook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The slots of a company's webhooks: numbers from 1 to the limit. A unique index allows each slot once. If two calls
 * choose the same free slot, the insert of one is refused, and it chooses another.
 */
public record WebhookSlots(MongoCollections collections) {

    private static final Bson SLOT = Projections.include(WebhookFields.SLOT);
    private static final Bson PRESENT = Filters.exists(WebhookFields.REMOVED_AT, false);

    /**
     * Stores the webhook in a free slot.
     *
     * @throws WebhookLimitException if the company has {@code limit} webhooks or more
     */
    void add(Webhook webhook, int limit) {
        Set<Integer> refused = new HashSet<>();
        boolean added = false;
        while (!added) {
            int slot = free(webhook.companyId(), refused, limit);
            added = insert(webhook, slot);
            refused.add(slot);
        }
    }

    /**
     * Gives a slot to the webhooks that older versions of Leadstone stored without one. The slot is the webhook's id,
     * which is unique. The unique index accepts only one webhook without a slot per company.
     */
    public static void fill(MongoCollection<BsonDocument> webhooks) {
        Bson without = Filters.exists(WebhookFields.SLOT, false);
        for (BsonDocument found : webhooks.find(without)
                .projection(Projections.include(LeadDocumentFields.COMPANY_ID, WebhookFields.WEBHOOK_ID))
                .into(new ArrayList<>())) {
            Bson still = Filters.and(DocumentKeys.of(found), without);
            webhooks.updateOne(still, Updates.set(WebhookFields.SLOT, found.get(WebhookFields.WEBHOOK_ID)));
        }
    }

    private boolean insert(Webhook webhook, int slot) {
        KeyedDocument keyed = KeyedDocument.in(
                collections, collections.webhooks(), WebhookDocuments.byId(webhook.companyId(), webhook.id()));
        BsonDocument document = WebhookDocuments.document(webhook, slot);
        keyed.note(document);
        try {
            collections.webhooks().insert(document);
            keyed.written();
            return true;
        } catch (MongoException failure) {
            keyed.requireNotWritten();
            boolean isSlotTaken = MongoFailures.isDuplicateKey(failure)
                    && !collections.webhooks().inTransaction()
                    && !isStored(webhook);
            if (isSlotTaken) {
                return false;
            }
            throw failure;
        }
    }

    private boolean isStored(Webhook webhook) {
        return collections.webhooks().exists(WebhookDocuments.byId(webhook.companyId(), webhook.id()));
    }

    /** Returns a random free slot, so that concurrent calls rarely choose the same one. */
    private int free(CompanyId companyId, Set<Integer> refused, int limit) {
        Bson ofCompany =
                Filters.and(Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())), PRESENT);
        List<BsonDocument> webhooks = collections.webhooks().all(ofCompany, SLOT);
        Set<Integer> used = new HashSet<>(refused);
        webhooks.stream()
                .map(webhook -> webhook.get(WebhookFields.SLOT))
                .filter(WebhookSlots::isNumber)
                .forEach(slot -> used.add(slot.asInt32().getValue()));
        int withoutSlot = (int) webhooks.stream()
                .filter(webhook -> !isNumber(webhook.get(WebhookFields.SLOT)))
                .count();
        int highest = limit - withoutSlot;
        long free = highest - used.stream().filter(slot -> slot <= highest).count();
        if (webhooks.size() >= limit || free <= 0) {
            throw new WebhookLimitException(limit);
        }
        return ThreadLocalRandom.current()
                .ints(0, highest)
                .map(slot -> slot + 1)
                .filter(slot -> !used.contains(slot))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNumber(@Nullable BsonValue slot) {
        return slot != null && slot.isInt32();
    }
}
