package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Carries messages from the document of a lead, where they were written together with the change, into documents of their own, one for
 * each subscription. It may die at any point, or meet others at it: a delivery that is there already stays as it is, and an entry leaves
 * the lead only after all of its deliveries are there.
 *
 * <p>Entries stand in the order of their events, and whoever carries one carries all that stood before it, first. So a delivery is
 * never there before those of the lead's earlier events.
 *
 * <p>Who is late puts nothing in line a second time, as long as the delivery is kept: for that one would have to pause between the
 * reading of an entry and the writing of its deliveries for longer than finished deliveries are kept.
 */
public record LeadOutbox(MongoCollections collections) {

    public static final String DUE_AT = WebhookFields.OUTBOX + "." + WebhookFields.DUE_AT;

    /** Of a lead's document only this. */
    static final Bson ENTRIES = Projections.include(WebhookFields.OUTBOX);

    /** How long one that has written an entry is left alone with it. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private static final Bson WHOSE =
            Projections.include(LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID, WebhookFields.OUTBOX);

    private static final int LEADS_AT_ONCE = 100;

    /** What the change writes for {@code subscribers}; empty where there is nothing to tell and nothing to forget. */
    static Optional<BsonDocument> entry(LeadChange change, SubscribedWebhooks subscribers) {
        List<BsonDocument> told = new ArrayList<>();
        for (int i = 0; i < change.events().size(); i++) {
            LeadEvent event = change.events().get(i);
            LeadSnapshot left = change.states().get(i);
            BsonArray to = subscribers.wanting(event.type());
            if (!to.isEmpty()) {
                BsonDocument part = told(event, to);
                told.add(
                        left.equals(change.after())
                                ? part
                                : part.append(WebhookFields.LEAD, DeliveryDocuments.lead(left)));
            }
        }
        boolean erases = change.erases();
        if (told.isEmpty() && !erases) {
            return Optional.empty();
        }
        BsonDocument entry = entry(
                change.events().get(0), change.after(), told, subscribers.at().orElse(Instant.EPOCH));
        return Optional.of(
                erases
                        ? entry.append(
                                WebhookFields.FORGET,
                                BsonValues.of(change.after().lastEvent()))
                        : entry);
    }

    /** What one event writes that leaves the lead like this. */
    static BsonDocument entry(LeadEvent event, LeadSnapshot lead, BsonArray to, Instant due) {
        return entry(event, lead, List.of(told(event, to)), due);
    }

    private static BsonDocument entry(LeadEvent first, LeadSnapshot lead, List<BsonDocument> told, Instant due) {
        return new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of(first.id()))
                .append(WebhookFields.DUE_AT, BsonValues.of(due))
                .append(WebhookFields.LEAD, DeliveryDocuments.lead(lead))
                .append(WebhookFields.TOLD, new BsonArray(told));
    }

    private static BsonDocument told(LeadEvent event, BsonArray to) {
        return new BsonDocument(WebhookFields.TO_WEBHOOKS, to).append(WebhookFields.EVENT, LogDocuments.of(event));
    }

    /** Makes the write with {@code entries} in it, and carries them; whether the lead was as expected. */
    boolean write(CompanyId companyId, LeadId leadId, Bson expected, Bson update, List<BsonDocument> entries) {
        if (entries.isEmpty()) {
            return collections.leads().update(expected, update);
        }
        Bson whole = Updates.combine(update, Updates.pushEach(WebhookFields.OUTBOX, entries));
        Optional<BsonDocument> found = collections.leads().updateFound(expected, whole, ENTRIES);
        found.ifPresent(before -> {
            List<BsonDocument> all = new ArrayList<>(BsonValues.documents(before, WebhookFields.OUTBOX));
            all.addAll(entries);
            carry(companyId, leadId, all);
        });
        return found.isPresent();
    }

    /** The write counts already: where this fails, the next one to ask what is due does it, and nobody makes the write again. */
    void carry(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        if (collections.leads().inTransaction()) {
            carryAll(companyId, leadId, entries);
            return;
        }
        try {
            carryAll(companyId, leadId, entries);
        } catch (MongoException | StoreUnavailableException later) {
            // Written down with the lead, and carried on later.
        }
    }

    /**
     * Empties it before the lead is erased. Only a write that adds an event adds an entry, so it is still empty where the erasing write
     * finds the lead at the event that it expects.
     */
    void empty(CompanyId companyId, LeadId leadId) {
        collections
                .leads()
                .first(LeadDocuments.byId(companyId, leadId), ENTRIES)
                .ifPresent(lead -> carryAll(companyId, leadId, BsonValues.documents(lead, WebhookFields.OUTBOX)));
    }

    /** Carries on what others have left lying, for any company. */
    public void carryLeftovers(Optional<Instant> now) {
        Bson left = now.map(at -> Filters.lte(DUE_AT, BsonValues.of(at.minus(GRACE))))
                .orElse(Filters.gte(DUE_AT, BsonValues.of(Instant.EPOCH)));
        for (BsonDocument lead : collections.leads().list(left, Sorts.ascending(DUE_AT), WHOSE, 0, LEADS_AT_ONCE)) {
            carry(
                    WebhookDocuments.companyId(lead),
                    new LeadId(BsonValues.uuid(lead, LeadDocumentFields.LEAD_ID)),
                    BsonValues.documents(lead, WebhookFields.OUTBOX));
        }
    }

    private void carryAll(CompanyId companyId, LeadId leadId, List<BsonDocument> entries) {
        if (entries.isEmpty()) {
            return;
        }
        List<BsonDocument> deliveries = new ArrayList<>();
        entries.forEach(entry -> deliveries.addAll(deliveries(companyId, leadId, entry)));
        add(deliveries);
        entries.stream()
                .filter(entry -> entry.containsKey(WebhookFields.FORGET))
                .forEach(entry -> forget(companyId, leadId, entry));
        List<BsonValue> ids = entries.stream()
                .map(entry -> entry.get(LeadDocumentFields.ENTRY_ID))
                .toList();
        collections
                .leads()
                .update(
                        LeadDocuments.byId(companyId, leadId),
                        Updates.pull(WebhookFields.OUTBOX, Filters.in(LeadDocumentFields.ENTRY_ID, ids)));
    }

    private static List<BsonDocument> deliveries(CompanyId companyId, LeadId leadId, BsonDocument entry) {
        List<BsonDocument> deliveries = new ArrayList<>();
        BsonDocument lead = entry.getDocument(WebhookFields.LEAD);
        Instant due = BsonValues.instant(entry, WebhookFields.DUE_AT);
        for (BsonDocument told : BsonValues.documents(entry, WebhookFields.TOLD)) {
            BsonDocument event = told.getDocument(WebhookFields.EVENT);
            BsonDocument left = told.getDocument(WebhookFields.LEAD, lead);
            told.getArray(WebhookFields.TO_WEBHOOKS)
                    .forEach(webhook ->
                            deliveries.add(DeliveryDocuments.of(companyId, leadId, webhook, event, left, due)));
        }
        return deliveries;
    }

    /** In their order, one after the other. */
    private void add(List<BsonDocument> deliveries) {
        boolean added = deliveries.isEmpty();
        while (!added) {
            try {
                collections.deliveries().addMissing(deliveries);
                added = true;
            } catch (MongoBulkWriteException failure) {
                // Another has added one of them just now: it stops those behind it, and the next time it is there.
                if (!MongoFailures.isDuplicateKey(failure)
                        || collections.deliveries().inTransaction()) {
                    throw failure;
                }
            }
        }
    }

    /** Removes what is personal from the lead's messages up to its erasure, and from the ledger entries that left its document. */
    private void forget(CompanyId companyId, LeadId leadId, BsonDocument entry) {
        Bson ofLead = LeadLog.ofLead(companyId, leadId);
        Bson before = Filters.and(ofLead, Filters.lte(LeadDocumentFields.NUMBER, entry.get(WebhookFields.FORGET)));
        collections.deliveries().updateAll(before, DeliveryDocuments.erasing(erasedAt(entry)));
        collections.log(LeadLog.CONSENTS.collection()).updateAll(ofLead, LogDocuments.withoutConsentTexts());
    }

    /** An entry of an older version has the instant as that of the lead's last change alone. */
    private static BsonValue erasedAt(BsonDocument entry) {
        BsonDocument lead = entry.getDocument(WebhookFields.LEAD);
        return BsonValues.of(BsonValues.instantIfAny(lead, LeadDocumentFields.ERASED_AT)
                .orElseGet(() -> BsonValues.instant(lead, LeadDocumentFields.UPDATED_AT)));
    }
}
