package io.leadstone.adapter.mongo.event;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.FeedDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.FeedEntry;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.application.port.out.event.FeedWindow;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.conversions.Bson;

/**
 * {@link EventFeed} in MongoDB. A collection contains a copy of each event with its position, which {@link
 * FeedNumbering} inserts. Positions are inserted in their order and without a gap. So a reader that sees a position
 * also sees all positions before it.
 */
public record MongoEventFeed(MongoCollections collections) implements EventFeed {

    @Override
    public FeedSlice after(CompanyId companyId, long position, Set<EventType> types, int limit) {
        FeedNumbering numbering = new FeedNumbering(collections, companyId);
        long last = last(companyId);
        boolean allNumbered = false;
        if (last - position < limit) {
            allNumbered = numbering.number(last);
            last = last(companyId);
        }
        FeedWindow window = FeedWindow.of(position, last);
        return window.slice(
                window.isEmpty() ? List.of() : entries(companyId, window, types, limit), limit, allNumbered);
    }

    long last(CompanyId companyId) {
        return collections
                .named(FeedDocuments.FEED)
                .list(
                        ofCompany(companyId),
                        Sorts.descending(LeadDocumentFields.COMPANY_ID, FeedDocuments.POSITION),
                        Projections.include(FeedDocuments.POSITION),
                        0,
                        1)
                .stream()
                .mapToLong(document -> BsonValues.number(document, FeedDocuments.POSITION))
                .findFirst()
                .orElse(0);
    }

    private List<FeedEntry> entries(CompanyId companyId, FeedWindow window, Set<EventType> types, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(
                ofCompany(companyId),
                Filters.gt(FeedDocuments.POSITION, BsonValues.of(window.after())),
                Filters.lte(FeedDocuments.POSITION, BsonValues.of(window.end()))));
        filters.add(
                types.isEmpty()
                        ? FeedDocuments.withEvent()
                        : Filters.in(LeadDocumentFields.TYPE, BsonValues.ofCodes(types)));
        return collections
                .named(FeedDocuments.FEED)
                .list(
                        Filters.and(filters),
                        Sorts.ascending(LeadDocumentFields.COMPANY_ID, FeedDocuments.POSITION),
                        Projections.excludeId(),
                        0,
                        limit)
                .stream()
                .map(document -> FeedDocuments.entry(companyId, document))
                .toList();
    }

    private static Bson ofCompany(CompanyId companyId) {
        return Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }
}
