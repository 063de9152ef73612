package io.leadstone.adapter.mongo;

import io.leadstone.adapter.mongo.MongoOrder.SortKey;
import io.leadstone.application.port.out.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadSnapshot;
import java.util.List;
import org.bson.conversions.Bson;

/** {@link LeadSearch} by the index of the wanted order, which begins with the company; what else is asked filters on the way. */
record MongoLeadSearch(MongoCollections collections) implements LeadSearch {

    private static final SortKey BY_LEAD_ID = new SortKey(LeadFields.LEAD_ID, SortKind.UUID);
    private static final MongoOrder LAST_DELETED = new MongoOrder(
            "-deleted_at", List.of(new SortKey(LeadFields.DELETED_AT, SortKind.INSTANT), BY_LEAD_ID), true);

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        return page(LeadQueryFilter.of(companyId, query), order(query.sort()), page);
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return page(LeadQueryFilter.of(companyId, false), LAST_DELETED, page);
    }

    private Page<LeadSnapshot> page(Bson filter, MongoOrder order, PageRequest request) {
        return collections.leads().page(filter, order, MongoLeadRepository.STATE, request, LeadDocuments::snapshot);
    }

    private static MongoOrder order(LeadSort sort) {
        SortKey first = switch (sort) {
            case NEWEST, OLDEST -> new SortKey(LeadFields.CREATED_AT, SortKind.INSTANT);
            case LAST_UPDATED, FIRST_UPDATED -> new SortKey(LeadFields.UPDATED_AT, SortKind.INSTANT);
            case LAST_NAME, LAST_NAME_DESCENDING -> new SortKey(LeadFields.LAST_NAME_KEY, SortKind.TEXT);
        };
        return new MongoOrder(sort.code(), List.of(first, BY_LEAD_ID), sort.isDescending());
    }
}
