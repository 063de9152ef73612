package io.leadstone.adapter.mongo.submission;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Variable;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.submission.SubmissionState;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * The submissions of a company in one state, without those of deleted leads. A {@code $lookup} by the id of the lead
 * finds whether it is deleted. MongoDB before 8.0 refuses it in a transaction of the host if the collection is sharded.
 */
record SubmissionsInState(MongoCollections collections, CompanyId companyId, SubmissionState state) {

    /** The field that {@code $lookup} adds: the ids of the lead, if it is live. */
    private static final String LIVE_LEAD = "live_lead";

    /** The name of the variable with the {@code _id} of the lead. */
    private static final String KEY = "key";

    private static final String COUNT = "count";

    /** Returns a page that also has the submissions of deleted leads. */
    Page<BsonDocument> pageOfAll(PageRequest page) {
        return collections
                .submissions()
                .page(inState(), MongoSubmissionRepository.NEWEST, new BsonDocument(), page, document -> document);
    }

    private Bson inState() {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(SubmissionFields.STATE, BsonValues.of(state)));
    }

    Page<BsonDocument> page(PageRequest page) {
        if (state == SubmissionState.HELD) {
            return pageOfAll(page);
        }
        Bson all = inState();
        Bson fromCursor = page.after()
                .map(cursor -> Filters.and(
                        all, MongoSubmissionRepository.NEWEST.after(MongoSubmissionRepository.NEWEST.position(cursor))))
                .orElse(all);
        List<Bson> rows = new ArrayList<>(ofLiveLeads(fromCursor));
        rows.add(Aggregates.skip(Math.toIntExact(Math.min(page.offset(), Integer.MAX_VALUE))));
        rows.add(Aggregates.limit(page.limitPlusOne()));
        List<BsonDocument> found = collections.submissions().aggregateAll(rows);
        return MongoSubmissionRepository.NEWEST.page(
                found, page, () -> count(all, page.countLimit()), document -> document);
    }

    private long count(Bson all, int limit) {
        List<Bson> counting = new ArrayList<>(ofLiveLeads(all));
        counting.add(Aggregates.limit(limit));
        counting.add(Aggregates.count(COUNT));
        return collections
                .submissions()
                .aggregate(counting)
                .map(document -> BsonValues.number(document, COUNT))
                .orElse(0L);
    }

    private List<Bson> ofLiveLeads(Bson filter) {
        BsonDocument key = new BsonDocument(
                        LeadDocumentFields.COMPANY_ID, BsonValues.of("$" + LeadDocumentFields.COMPANY_ID))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of("$" + LeadDocumentFields.LEAD_ID));
        Bson isLead = Filters.expr(new BsonDocument(
                "$eq", new BsonArray(List.of(BsonValues.of("$" + LeadDocumentFields.ID), BsonValues.of("$$" + KEY)))));
        return List.of(
                Aggregates.match(filter),
                Aggregates.sort(MongoSubmissionRepository.NEWEST.sort()),
                Aggregates.lookup(
                        collections.leads().name(),
                        List.of(new Variable<>(KEY, key)),
                        List.of(
                                Aggregates.match(Filters.and(
                                        Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                                        Filters.exists(LeadDocumentFields.DELETED_AT, false),
                                        isLead)),
                                Aggregates.project(Projections.include(LeadDocumentFields.ID))),
                        LIVE_LEAD),
                Aggregates.match(Filters.ne(LIVE_LEAD, new BsonArray())),
                Aggregates.project(Projections.exclude(LIVE_LEAD)));
    }
}
