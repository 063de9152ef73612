package io.leadstone.adapter.mongo.privacy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.conversation.SessionQuota;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.event.PurgedLeadFeed;
import io.leadstone.adapter.mongo.idempotency.MongoIdempotentWrites;
import io.leadstone.adapter.mongo.lead.LeadOutbox;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.lead.PendingSuppressions;
import io.leadstone.adapter.mongo.lead.SubscribedWebhooks;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import java.time.Duration;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Removes a lead in several writes:
 *
 * <ol>
 *   <li>Insert a claim: a document with the event of the purge. Another process that tries the same is refused.
 *   <li>Add entries to the suppression list. A new lead with the same email must find one as soon as this one is
 *       absent.
 *   <li>Delete the document of the lead, if it still has the version and the last event of the claim. If the lead has
 *       changed, remove those of the added entries whose consent is not withdrawn any more.
 *   <li>Replace older entries of the suppression list, and store the event in the feed. Then remove everything else
 *       about the lead, and enqueue the event for webhooks.
 *   <li>Remove the claim.
 * </ol>
 *
 * <p>Each step after the claim can be repeated. If the process dies, a later purge finds the claim after
 * {@link #LEASE} and completes it.
 */
record LeadRemoval(MongoCollections collections) {

    /** The collection of claims. It contains only the purges in progress. */
    static final String CLAIMS = "purges";

    /** 5 minutes: the time after which a claim is abandoned. The purge of one lead takes far less. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final System.Logger LOG = System.getLogger(LeadRemoval.class.getName());

    private static final String CLAIMED_AT = "claimed_at";

    /** Matches all claims by the index of the ids. */
    private static final Bson ANY = Filters.gte(LeadDocumentFields.ID, new BsonDocument());

    private static final Bson CLAIM = Projections.include(
            LeadDocumentFields.COMPANY_ID,
            LeadDocumentFields.LEAD_ID,
            LeadDocumentFields.VERSION,
            LeadDocumentFields.LAST_EVENT,
            WebhookFields.EVENT,
            SuppressionDocuments.SUPPRESSIONS,
            CLAIMED_AT);

    /** Removes the lead and returns true, unless it has changed or another process removes it. */
    boolean remove(PurgedLead purged) {
        LeadSnapshot lead = purged.lead();
        if (new PendingEvents(collections).append(lead.companyId(), lead.id())) {
            // The lead has a newer event now.
            return false;
        }
        new LeadOutbox(collections).drain(lead.companyId(), lead.id());
        new PendingSuppressions(collections).move(lead);
        BsonDocument claim = LeadDocuments.byId(lead.companyId(), lead.id())
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.id().value()))
                .append(LeadDocumentFields.VERSION, BsonValues.of(lead.version()))
                .append(LeadDocumentFields.LAST_EVENT, BsonValues.of(lead.lastEvent()))
                .append(WebhookFields.EVENT, LogDocuments.of(purged.event()))
                .append(SuppressionDocuments.SUPPRESSIONS, SuppressionDocuments.pending(purged));
        if (!insert(claim)) {
            return false;
        }
        // If the lead is absent, another process has purged it: since it was read, with an event of its own, or since
        // this claim was abandoned. In both cases nothing is left to do, and the added entries stay.
        boolean deleted = delete(claim);
        finish(claim, deleted);
        return deleted;
    }

    /**
     * Completes the purges of processes that died. Such a process may have deleted the lead already. A purge that
     * cannot be completed is logged. It does not stop the others, and a later call repeats it.
     */
    void finishAbandoned() {
        for (BsonDocument claim : claims().withNow(ANY, CLAIM)) {
            boolean isAbandoned =
                    BsonValues.instant(claim, CLAIMED_AT).plus(LEASE).isBefore(ServerClock.of(claim));
            if (isAbandoned) {
                finishOrLog(claim);
            }
        }
    }

    private void finishOrLog(BsonDocument claim) {
        Bson unchanged = Filters.and(DocumentKeys.of(claim), Filters.eq(CLAIMED_AT, claim.get(CLAIMED_AT)));
        try {
            if (claims().update(unchanged, Updates.currentDate(CLAIMED_AT))) {
                finish(claim, delete(claim) || !collections.leads().exists(DocumentKeys.of(claim)));
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "cannot complete the purge of the lead " + BsonValues.uuid(claim, LeadDocumentFields.LEAD_ID),
                    failure);
        }
    }

    /** Inserts the claim with the time of the server. Returns false if there is one. */
    private boolean insert(BsonDocument claim) {
        BsonDocument values = claim.clone();
        values.remove(LeadDocumentFields.ID);
        values.remove(LeadDocumentFields.COMPANY_ID);
        Bson absent = Filters.and(DocumentKeys.of(claim), Filters.exists(WebhookFields.EVENT, false));
        try {
            claims().upsert(
                            absent,
                            new BsonDocument("$setOnInsert", values)
                                    .append("$currentDate", new BsonDocument(CLAIMED_AT, BsonValues.of(true))));
            return true;
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /**
     * Removes the claim. If its process deleted the lead, it first removes everything else about the lead. Otherwise it
     * removes the added entries of the suppression list whose consent is not withdrawn any more. The others stay: a
     * deletion or an erasure that found them has added none of its own.
     */
    private void finish(BsonDocument claim, boolean deleted) {
        if (deleted) {
            removeAllButTheEvent(claim);
        } else {
            new PendingSuppressions(collections)
                    .remove(added(claim).stream()
                            .filter(entry -> isOutdated(claim, entry))
                            .toList());
        }
        claims().removeAll(DocumentKeys.of(claim));
    }

    /** Returns true if the lead is stored and not erased, and its consent for the purpose is not withdrawn any more. */
    private boolean isOutdated(BsonDocument claim, BsonDocument entry) {
        return SuppressionDocuments.entry(entry)
                .effect()
                .purpose()
                .filter(purpose -> collections
                        .leads()
                        .exists(Filters.and(
                                DocumentKeys.of(claim),
                                Filters.exists(LeadDocumentFields.ERASED_AT, false),
                                Filters.ne(LeadDocuments.consentField(purpose), BsonValues.of(false)))))
                .isPresent();
    }

    /** Returns the entries that the purge adds to the suppression list. */
    private static List<BsonDocument> added(BsonDocument claim) {
        return BsonValues.documents(claim, SuppressionDocuments.SUPPRESSIONS).stream()
                .filter(entry -> !SuppressionDocuments.isRemoved(entry))
                .toList();
    }

    private void removeAllButTheEvent(BsonDocument claim) {
        CompanyId companyId = new CompanyId(BsonValues.text(claim, LeadDocumentFields.COMPANY_ID));
        LeadId leadId = new LeadId(BsonValues.uuid(claim, LeadDocumentFields.LEAD_ID));
        new PendingSuppressions(collections).move(BsonValues.documents(claim, SuppressionDocuments.SUPPRESSIONS));
        BsonDocument event = claim.getDocument(WebhookFields.EVENT);
        new PurgedLeadFeed(collections).replace(companyId, leadId, event);
        replaceDeliveries(companyId, leadId, event);
        removeRest(companyId, leadId);
    }

    /**
     * Deletes the lead if it has not changed, and if no message of it is waiting to be enqueued. It adds entries to the
     * suppression list before. An older entry that is to be replaced stays until the lead is absent.
     */
    private boolean delete(BsonDocument claim) {
        new PendingSuppressions(collections).add(added(claim));
        Bson unchanged = Filters.and(
                DocumentKeys.of(claim),
                Filters.eq(LeadDocumentFields.VERSION, claim.get(LeadDocumentFields.VERSION)),
                Filters.eq(LeadDocumentFields.LAST_EVENT, claim.get(LeadDocumentFields.LAST_EVENT)),
                Filters.exists(WebhookFields.OUTBOX + ".0", false));
        return collections.leads().removeAll(unchanged) > 0;
    }

    private void replaceDeliveries(CompanyId companyId, LeadId leadId, BsonDocument event) {
        BsonValue number = event.get(LeadDocumentFields.NUMBER);
        collections
                .deliveries()
                .removeAll(
                        Filters.and(LeadLog.ofLead(companyId, leadId), Filters.lt(LeadDocumentFields.NUMBER, number)));
        SubscribedWebhooks subscribers = SubscribedWebhooks.of(collections, companyId, List.of(EventType.LEAD_PURGED));
        List<BsonDocument> deliveries = subscribers.matching(EventType.LEAD_PURGED).stream()
                .map(webhook -> DeliveryDocuments.ofPurge(
                        companyId, leadId, webhook, event, subscribers.at().orElseThrow()))
                .toList();
        if (!deliveries.isEmpty()) {
            collections.deliveries().addMissing(deliveries);
        }
    }

    private void removeRest(CompanyId companyId, LeadId leadId) {
        Bson ofLead = LeadLog.ofLead(companyId, leadId);
        SessionQuota.removeOf(collections, companyId, leadId);
        collections.conversations().removeAll(ConversationDocuments.ofLead(companyId, leadId));
        MongoIdempotentWrites.eraseOf(collections, companyId, leadId);
        collections.submissions().removeAll(SubmissionDocuments.ofLead(companyId, leadId));
        for (LeadLog log : LeadLog.ALL) {
            collections.named(log.collection()).removeAll(ofLead);
        }
    }

    private SessionCollection claims() {
        return collections.named(CLAIMS);
    }
}
