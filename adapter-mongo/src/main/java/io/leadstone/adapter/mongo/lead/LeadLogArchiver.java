package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DocumentKeys;
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
 * Moves old events and ledger entries of a lead from its document to their collections, so that the document stays
 * small. A move follows a change with which the number of events reaches or passes a multiple of {@link #STEP}. So a
 * document reaches {@link LeadLog#LIMIT} entries and has {@link LeadLog#KEPT} afterwards.
 *
 * <p>A move copies the entries to the collection and then removes them from the document. It may be interrupted, and
 * two processes may move the same entries. A second copy replaces the first. The removal requires the counts of moved
 * entries that were read before. If another process removed entries meanwhile, the counts differ and this removal
 * changes nothing.
 */
record LeadLogArchiver(MongoCollections collections) {

    /** The number of events from one move to the next. */
    private static final int STEP = LeadLog.LIMIT - LeadLog.KEPT;

    /** Moves old entries if the change reached a multiple of the step. After other changes it does nothing. */
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
            // The change is stored. The next move takes these entries, too.
        }
    }

    private static boolean isDue(long lastEvent, int added) {
        return lastEvent >= LeadLog.LIMIT && lastEvent / STEP > (lastEvent - added) / STEP;
    }

    private void move(LeadSnapshot lead) {
        BsonDocument asRead = LeadDocuments.byId(lead.companyId(), lead.id());
        Bson fields = Projections.include(
                LeadDocumentFields.EVENTS,
                LeadDocumentFields.EVENTS_MOVED,
                LeadDocumentFields.CONSENTS,
                LeadDocumentFields.CONSENTS_MOVED);
        collections.leads().first(asRead, fields).ifPresent(found -> {
            List<Bson> removals = new ArrayList<>();
            for (LeadLog log : LeadLog.ALL) {
                List<BsonDocument> surplus = log.surplus(found);
                if (!surplus.isEmpty()) {
                    copy(lead.companyId(), lead.id(), log, surplus);
                    removals.add(Updates.pull(log.field(), Filters.in(log.key(), keys(log, surplus))));
                    removals.add(Updates.inc(log.movedField(), (long) surplus.size()));
                }
                asRead.append(log.movedField(), BsonValues.of(log.moved(found)));
            }
            if (!removals.isEmpty()) {
                eraseCopies(lead, found);
                collections.leads().clean(asRead, Updates.combine(removals));
            }
        });
    }

    /**
     * Removes the texts that clients wrote from copied ledger entries if the lead was erased after its document was
     * read. An erasure first writes the lead and then removes these texts from the collection. So either the erasure
     * finds the copies, or this method finds the erased lead.
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
                    .named(LeadLog.CONSENTS.collection())
                    .updateAll(LeadLog.ofLead(lead.companyId(), lead.id()), LogDocuments.withoutConsentTexts());
        }
    }

    private void copy(CompanyId companyId, LeadId leadId, LeadLog log, List<BsonDocument> elements) {
        List<BsonDocument> copies = elements.stream()
                .map(element -> log.moved(companyId, leadId, element))
                .toList();
        collections.named(log.collection()).upsertAll(copies, DocumentKeys::of);
    }

    private static List<BsonValue> keys(LeadLog log, List<BsonDocument> elements) {
        return elements.stream().map(element -> element.get(log.key())).toList();
    }
}
