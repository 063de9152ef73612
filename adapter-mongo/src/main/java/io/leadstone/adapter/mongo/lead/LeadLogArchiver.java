package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Keeps a lead's document small: now and then, after a change, older events and ledger entries are copied to their collections and
 * then taken out of the document. It may die at any point, or meet another: copies are made again, and whoever comes second to
 * take out finds the counts changed and takes nothing.
 */
record LeadLogArchiver(MongoCollections collections) {

    /** Moves what is too much, at the change that carries the log past a multiple of the limit: no change pays for asking. */
    void after(LeadSnapshot lead, int addedEvents) {
        if (!isDue(lead.lastEvent(), addedEvents)) {
            return;
        }
        if (collections.leads().inTransaction()) {
            move(lead);
            return;
        }
        try {
            move(lead);
        } catch (MongoException | StoreUnavailableException later) {
            // The change itself is stored. What was not moved now is moved with the rest when the next limit is passed.
        }
    }

    private static boolean isDue(long lastEvent, int added) {
        return lastEvent / LeadLog.LIMIT > (lastEvent - added) / LeadLog.LIMIT;
    }

    private void move(LeadSnapshot lead) {
        BsonDocument asRead = LeadDocuments.byId(lead.companyId(), lead.id());
        Bson fields = Projections.include(
                LeadDocumentFields.EVENTS,
                LeadDocumentFields.EVENTS_MOVED,
                LeadDocumentFields.CONSENTS,
                LeadDocumentFields.CONSENTS_MOVED);
        collections.leads().first(asRead, fields).ifPresent(found -> {
            List<Bson> takeOut = new ArrayList<>();
            for (LeadLog log : LeadLog.ALL) {
                List<BsonDocument> surplus = log.surplus(found);
                if (!surplus.isEmpty()) {
                    copy(lead.companyId(), lead.id(), log, surplus);
                    takeOut.add(Updates.pull(log.field(), Filters.in(log.key(), keys(log, surplus))));
                    takeOut.add(Updates.inc(log.movedField(), (long) surplus.size()));
                }
                asRead.append(log.movedField(), BsonValues.of(log.moved(found)));
            }
            if (!takeOut.isEmpty()) {
                eraseCopies(lead, found);
                collections.leads().update(asRead, Updates.combine(takeOut));
            }
        });
    }

    /**
     * Removes the texts of clients from the copied ledger entries of a lead that was erased since its document was read. Whoever erases a
     * lead looks at the collection after the lead is erased, so one of the two sees the copies.
     */
    private void eraseCopies(LeadSnapshot lead, BsonDocument found) {
        if (LeadLog.CONSENTS.surplus(found).isEmpty()) {
            return;
        }
        Bson erased = Filters.and(
                LeadDocuments.byId(lead.companyId(), lead.id()), Filters.exists(LeadDocumentFields.ERASED_AT));
        if (collections
                .leads()
                .first(erased, Projections.include(LeadDocumentFields.VERSION))
                .isPresent()) {
            collections
                    .log(LeadLog.CONSENTS.collection())
                    .updateAll(LeadLog.ofLead(lead.companyId(), lead.id()), LogDocuments.withoutConsentTexts());
        }
    }

    private void copy(CompanyId companyId, LeadId leadId, LeadLog log, List<BsonDocument> elements) {
        List<BsonDocument> copies = elements.stream()
                .map(element -> log.moved(companyId, leadId, element))
                .toList();
        collections
                .log(log.collection())
                .putAll(
                        copies,
                        copy -> new BsonDocument(LeadDocumentFields.ID, copy.get(LeadDocumentFields.ID))
                                .append(LeadDocumentFields.COMPANY_ID, copy.get(LeadDocumentFields.COMPANY_ID)));
    }

    private static List<BsonValue> keys(LeadLog log, List<BsonDocument> elements) {
        return elements.stream().map(element -> element.get(log.key())).toList();
    }
}
