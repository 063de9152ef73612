package io.leadstone.adapter.mongo.event;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.lead.PendingEvents;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Gives positions to the events of a company that have none. Each change of a lead marks the lead in its own write, so
 * that the marked leads are found by an index.
 *
 * <p>The events are inserted into the feed in the order of their positions, directly after the last position. Several
 * processes may do so at once: a unique index lets only one of them insert the next position, and the others stop. So
 * no lease is needed, and a process that pauses cannot damage anything. At last the marks are removed. If the process
 * dies before that, the next one finds the events in the feed and does not insert them again.
 */
record FeedNumbering(MongoCollections collections, CompanyId companyId) {

    /** 100: the number of leads whose events one call reads. */
    private static final int LEADS = 100;

    /** 500: the number of events that one call numbers. */
    private static final int EVENTS = 500;

    private static final Bson MARKED_LEAD = Projections.include(
            LeadDocumentFields.LEAD_ID,
            LeadDocumentFields.LAST_EVENT,
            LeadDocumentFields.EVENTS,
            FeedDocuments.UNNUMBERED);

    private static final Bson KEY = Projections.fields(
            Projections.include(LeadDocumentFields.LEAD_ID, LeadDocumentFields.NUMBER), Projections.excludeId());

    /**
     * Gives the positions after {@code last} to events without a position.
     *
     * @param last the last position of the feed, read before this call
     * @return true if no event is left without a position
     */
    boolean number(long last) {
        new PendingEvents(collections).append(companyId);
        List<BsonDocument> leads = collections
                .leads()
                .list(
                        FeedDocuments.marked(companyId),
                        Sorts.ascending(FeedDocuments.UNNUMBERED_COMPANY, FeedDocuments.UNNUMBERED_LEAD),
                        MARKED_LEAD,
                        0,
                        LEADS);
        if (leads.isEmpty()) {
            return true;
        }
        List<MarkedLead> marked = new ArrayList<>();
        int events = 0;
        for (BsonDocument lead : leads) {
            if (events < EVENTS) {
                MarkedLead next = read(lead, EVENTS - events);
                marked.add(next);
                events += next.events().size();
            }
        }
        if (!insert(last, marked)) {
            return false;
        }
        collections
                .leads()
                .updateEach(marked.stream().flatMap(this::markUpdates).toList());
        return leads.size() < LEADS
                && marked.size() == leads.size()
                && marked.stream().allMatch(MarkedLead::isComplete);
    }

    /** Reads events of the lead from the first one without a position on, at most {@code limit}. */
    private MarkedLead read(BsonDocument lead, int limit) {
        LeadId leadId = new LeadId(BsonValues.uuid(lead, LeadDocumentFields.LEAD_ID));
        long first = FeedDocuments.firstUnnumbered(lead);
        List<BsonDocument> inDocument = BsonValues.documents(lead, LeadDocumentFields.EVENTS);
        long firstInDocument =
                inDocument.isEmpty() ? Long.MAX_VALUE : BsonValues.number(inDocument.get(0), LeadDocumentFields.NUMBER);
        List<BsonDocument> events = new ArrayList<>();
        if (first < firstInDocument) {
            // The document was read before. An event that has left it meanwhile was in the document already.
            events.addAll(collections
                    .named(LeadLog.EVENTS.collection())
                    .list(
                            Filters.and(
                                    LeadLog.ofLead(companyId, leadId),
                                    Filters.gte(LeadDocumentFields.NUMBER, BsonValues.of(first)),
                                    Filters.lt(LeadDocumentFields.NUMBER, BsonValues.of(firstInDocument))),
                            Sorts.ascending(
                                    LeadDocumentFields.COMPANY_ID,
                                    LeadDocumentFields.LEAD_ID,
                                    LeadDocumentFields.NUMBER),
                            Projections.exclude(
                                    LeadDocumentFields.ID, LeadDocumentFields.COMPANY_ID, LeadDocumentFields.LEAD_ID),
                            0,
                            limit));
        }
        inDocument.stream()
                .filter(event -> BsonValues.number(event, LeadDocumentFields.NUMBER) >= first)
                .limit(limit - events.size())
                .forEach(events::add);
        return new MarkedLead(leadId, first, BsonValues.number(lead, LeadDocumentFields.LAST_EVENT), events);
    }

    /** Inserts the events that the feed does not have. Returns false if another process has inserted events first. */
    private boolean insert(long last, List<MarkedLead> leads) {
        Set<BsonDocument> known = known(leads);
        List<BsonDocument> entries = new ArrayList<>();
        for (MarkedLead lead : leads) {
            for (BsonDocument event : lead.events()) {
                if (!known.contains(key(lead.id(), event))) {
                    entries.add(FeedDocuments.of(companyId, lead.id(), last + entries.size() + 1, event));
                }
            }
        }
        if (entries.isEmpty()) {
            return true;
        }
        try {
            collections.named(FeedDocuments.FEED).insertAll(entries);
            return true;
        } catch (MongoBulkWriteException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                return false;
            }
            throw failure;
        }
    }

    /** Returns the keys of events that are in the feed, because a process died before it removed their mark. */
    private Set<BsonDocument> known(List<MarkedLead> leads) {
        List<Bson> marked = leads.stream()
                .map(lead -> Filters.and(
                        LeadLog.ofLead(companyId, lead.id()),
                        Filters.gte(LeadDocumentFields.NUMBER, BsonValues.of(lead.first()))))
                .toList();
        return collections
                .named(FeedDocuments.FEED)
                .list(
                        Filters.and(
                                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                                Filters.or(marked)),
                        new BsonDocument(),
                        KEY,
                        0,
                        0)
                .stream()
                .map(found -> key(new LeadId(BsonValues.uuid(found, LeadDocumentFields.LEAD_ID)), found))
                .collect(Collectors.toSet());
    }

    private static BsonDocument key(LeadId leadId, BsonDocument event) {
        return new BsonDocument(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value()))
                .append(LeadDocumentFields.NUMBER, BsonValues.of(BsonValues.number(event, LeadDocumentFields.NUMBER)));
    }

    /**
     * Returns the updates of the mark of a lead. If all events have a position, the first update removes the mark, and
     * the second one matches only if the lead has got further events since it was read.
     */
    private Stream<UpdateOneModel<BsonDocument>> markUpdates(MarkedLead lead) {
        UpdateOneModel<BsonDocument> moving = FeedDocuments.movingMark(companyId, lead.id(), lead.first(), lead.next());
        return lead.isComplete()
                ? Stream.of(FeedDocuments.removingMark(companyId, lead.id(), lead.first(), lead.lastEvent()), moving)
                : Stream.of(moving);
    }

    /**
     * A marked lead with events that may have no position.
     *
     * @param first the number of its first event without a position
     * @param events consecutive events from {@code first} on
     */
    private record MarkedLead(LeadId id, long first, long lastEvent, List<BsonDocument> events) {

        long next() {
            return first + events.size();
        }

        boolean isComplete() {
            return next() > lastEvent;
        }
    }
}
