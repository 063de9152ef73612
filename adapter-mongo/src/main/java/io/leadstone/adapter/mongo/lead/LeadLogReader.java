package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Reads a log of a lead: first the entries in the document, then those in the collection. A move copies entries before
 * it removes them from the document, so no entry is missed between the two reads. An entry in both counts as one of the
 * document: a move is in progress or was interrupted.
 */
record LeadLogReader(MongoCollections collections, LeadLog log) {

    <T> Page<T> page(CompanyId companyId, LeadId leadId, PageRequest request, Function<BsonDocument, T> item) {
        Optional<List<BsonValue>> after = request.after().map(log.order()::position);
        Optional<BsonDocument> lead = lead(companyId, leadId);
        if (lead.isEmpty()) {
            return new Page<>(List.of(), 0, true, Optional.empty());
        }
        List<BsonDocument> newest = BsonValues.documents(lead.get(), log.field());
        long moved = log.moved(lead.get());
        List<BsonDocument> rows = moved == 0 || isWithin(after(newest, after), request)
                ? window(after(newest, after), request.offset(), request.limitPlusOne())
                : merged(companyId, leadId, newest, after, request);
        return log.order().page(rows, request, newest.size() + moved, item);
    }

    /** Reads the document of the lead, for a page of events after it appended the pending events. */
    private Optional<BsonDocument> lead(CompanyId companyId, LeadId leadId) {
        Bson byId = LeadDocuments.byId(companyId, leadId);
        Bson fields = Projections.include(
                log.field(),
                log.movedField(),
                LeadDocumentFields.COMPANY_ID,
                LeadDocumentFields.LEAD_ID,
                LeadDocumentFields.HAS_CONVERSATIONS);
        Optional<BsonDocument> found = collections.leads().first(byId, fields);
        boolean isOutdated = log.equals(LeadLog.EVENTS)
                && found.filter(new PendingEvents(collections)::appendTo).isPresent();
        return isOutdated ? collections.leads().first(byId, fields) : found;
    }

    /** Returns true if a page has only events of the document, which are the newest. Consents may have any order. */
    private boolean isWithin(List<BsonDocument> inDocument, PageRequest request) {
        return log.equals(LeadLog.EVENTS) && request.offset() + request.limitPlusOne() <= inDocument.size();
    }

    /**
     * Returns the rows of a page that may need entries of the collection. Entries of the document can be anywhere in
     * the order. So the query skips only as many entries of the collection as certainly precede the page.
     */
    private List<BsonDocument> merged(
            CompanyId companyId,
            LeadId leadId,
            List<BsonDocument> newest,
            Optional<List<BsonValue>> after,
            PageRequest request) {
        List<BsonDocument> inDocument = after(newest, after);
        long skipped = Math.max(0, request.offset() - inDocument.size());
        int skippedInPage = (int) (request.offset() - skipped);
        List<BsonDocument> older = collections
                .named(log.collection())
                .list(
                        olderThan(companyId, leadId, newest, after),
                        log.order().sort(),
                        Projections.excludeId(),
                        skipped,
                        skippedInPage + request.limitPlusOne());
        return window(
                Stream.concat(inDocument.stream(), older.stream()).toList(), skippedInPage, request.limitPlusOne());
    }

    private Bson olderThan(
            CompanyId companyId, LeadId leadId, List<BsonDocument> newest, Optional<List<BsonValue>> after) {
        List<Bson> parts = new ArrayList<>();
        parts.add(Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())));
        parts.add(Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
        parts.add(Filters.nin(
                log.key(),
                newest.stream().map(element -> element.get(log.key())).toList()));
        after.map(log.order()::after).ifPresent(parts::add);
        return Filters.and(parts);
    }

    private List<BsonDocument> after(List<BsonDocument> elements, Optional<List<BsonValue>> position) {
        MongoOrder order = log.order();
        return elements.stream()
                .filter(element -> position.isEmpty() || order.compare(order.positionOf(element), position.get()) > 0)
                .toList();
    }

    private List<BsonDocument> window(List<BsonDocument> elements, long skip, int limit) {
        return elements.stream()
                .sorted(log.order().comparator())
                .skip(skip)
                .limit(limit)
                .toList();
    }
}
