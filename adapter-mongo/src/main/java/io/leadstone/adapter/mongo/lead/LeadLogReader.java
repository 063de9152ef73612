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
 * Reads a log in its two places: first the document, then the collection. What leaves the document was copied before it is taken
 * out, so that nothing can slip away between the two readings; what both have (a move is under way, or died half-way) counts as the
 * document's.
 */
record LeadLogReader(MongoCollections collections, LeadLog log) {

    <T> Page<T> page(CompanyId companyId, LeadId leadId, PageRequest request, Function<BsonDocument, T> item) {
        Optional<List<BsonValue>> after = request.after().map(log.order()::place);
        Bson fields = Projections.include(log.field(), log.movedField());
        Optional<BsonDocument> lead = collections.leads().first(LeadDocuments.byId(companyId, leadId), fields);
        if (lead.isEmpty()) {
            return new Page<>(List.of(), 0, true, Optional.empty());
        }
        List<BsonDocument> newest = BsonValues.documents(lead.get(), log.field());
        long moved = log.moved(lead.get());
        List<BsonDocument> rows = moved == 0
                ? window(after(newest, after), request.offset(), request.limitPlusOne())
                : merged(companyId, leadId, newest, after, request);
        return log.order().page(rows, request, newest.size() + moved, item);
    }

    /**
     * Wherever the document's own stand among the others, at most so many of the others as precede the page less the document's own
     * can be skipped unread.
     */
    private List<BsonDocument> merged(
            CompanyId companyId,
            LeadId leadId,
            List<BsonDocument> newest,
            Optional<List<BsonValue>> after,
            PageRequest request) {
        List<BsonDocument> own = after(newest, after);
        long skipped = Math.max(0, request.offset() - own.size());
        int rest = (int) (request.offset() - skipped);
        List<BsonDocument> older = collections
                .log(log.collection())
                .list(
                        olderThan(companyId, leadId, newest, after),
                        log.order().sort(),
                        Projections.excludeId(),
                        skipped,
                        rest + request.limitPlusOne());
        return window(Stream.concat(own.stream(), older.stream()).toList(), rest, request.limitPlusOne());
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

    private List<BsonDocument> after(List<BsonDocument> elements, Optional<List<BsonValue>> place) {
        MongoOrder order = log.order();
        return elements.stream()
                .filter(element -> place.isEmpty() || order.compare(order.placeOf(element), place.get()) > 0)
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
