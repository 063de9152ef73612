package io.leadstone.adapter.mongo.search;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Searches and lists of leads in MongoDB. The server can use two kinds of indexes: one with the order of the list,
 * along which it filters, or the one of index terms. The server chooses. Frequent terms are found soon along the order,
 * rare ones by their index terms.
 */
public record MongoLeadSearch(MongoCollections collections) implements LeadSearch {

    private static final Bson IN_ANY_ORDER = new BsonDocument();
    static final SortKey BY_LEAD_ID = new SortKey(LeadDocumentFields.LEAD_ID, SortKind.UUID);
    private static final MongoOrder LAST_DELETED = new MongoOrder(
            "-deleted_at", List.of(new SortKey(LeadDocumentFields.DELETED_AT, SortKind.INSTANT), BY_LEAD_ID), true);

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        List<QueryTerm> terms = query.terms();
        Bson matching = LeadQueryFilter.of(companyId, query.filter(), terms);
        Bson filter = new IndexLookup(collections.leads(), companyId)
                .candidates(query.filter(), terms)
                .map(candidates -> Filters.and(matching, candidates))
                .orElse(matching);
        return query.sort() == LeadSort.RELEVANCE
                ? best(companyId, filter, terms, page)
                : page(filter, order(query.sort()), page);
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return page(LeadQueryFilter.of(companyId, false), LAST_DELETED, page);
    }

    private Page<LeadSnapshot> page(Bson filter, MongoOrder order, PageRequest request) {
        return collections.leads().page(filter, order, LeadDocuments.STATE, request, LeadDocuments::snapshot);
    }

    /**
     * Returns a page by relevance in two reads: the positions of the page, and then its leads. So the server sorts
     * small documents, and reads few leads completely.
     */
    private Page<LeadSnapshot> best(CompanyId companyId, Bson filter, List<QueryTerm> terms, PageRequest request) {
        BsonDocument found = collections
                .leads()
                .aggregate(RelevancePipeline.stages(filter, terms, request))
                .orElseThrow();
        Page<BsonDocument> positions = RelevancePipeline.page(found, request);
        Map<BsonValue, LeadSnapshot> leads = leads(
                companyId,
                positions.items().stream()
                        .map(position -> position.get(LeadDocumentFields.ID))
                        .toList());
        // A lead that was deleted between the two reads is missing.
        List<LeadSnapshot> items = positions.items().stream()
                .flatMap(position -> Stream.ofNullable(leads.get(position.get(LeadDocumentFields.LEAD_ID))))
                .toList();
        return new Page<>(items, positions.total(), positions.totalIsExact(), positions.next());
    }

    private Map<BsonValue, LeadSnapshot> leads(CompanyId companyId, List<BsonValue> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Bson wanted = Filters.and(LeadQueryFilter.of(companyId, true), Filters.in(LeadDocumentFields.ID, ids));
        return collections.leads().list(wanted, IN_ANY_ORDER, LeadDocuments.STATE, 0, ids.size()).stream()
                .collect(Collectors.toMap(lead -> lead.get(LeadDocumentFields.LEAD_ID), LeadDocuments::snapshot));
    }

    static MongoOrder order(LeadSort sort) {
        SortKey first = switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> new SortKey(LeadDocumentFields.CREATED_AT, SortKind.INSTANT);
            case LAST_UPDATED, FIRST_UPDATED -> new SortKey(LeadDocumentFields.UPDATED_AT, SortKind.INSTANT);
            case LAST_NAME, LAST_NAME_DESCENDING -> new SortKey(LeadDocumentFields.LAST_NAME_KEY, SortKind.TEXT);
        };
        return new MongoOrder(sort.code(), List.of(first, BY_LEAD_ID), sort.isDescending());
    }
}
