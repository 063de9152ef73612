package io.leadstone.adapter.mongo.search;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Facet;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchRank;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The places of the leads that a search found best, and how many it found: the newest of what the filter finds are ranked, the others
 * are not in the list. Of a lead no more is carried along than its place in the order.
 */
final class RelevancePipeline {

    private static final String RANK = "rank";
    private static final String TOTAL = "total";
    private static final String ROWS = "rows";
    private static final MongoOrder BEST = new MongoOrder(
            LeadSort.RELEVANCE.code(),
            List.of(
                    new SortKey(RANK, SortKind.RANK),
                    new SortKey(LeadDocumentFields.CREATED_AT, SortKind.INSTANT),
                    MongoLeadSearch.BY_LEAD_ID),
            true);

    private RelevancePipeline() {}

    static List<Bson> stages(Bson filter, List<QueryTerm> terms, PageRequest request) {
        List<Bson> rows = new ArrayList<>();
        rows.add(Aggregates.limit(request.countTo()));
        request.after()
                .map(cursor -> Aggregates.match(BEST.after(BEST.place(cursor))))
                .ifPresent(rows::add);
        rows.add(Aggregates.sort(BEST.sort()));
        rows.add(Aggregates.skip((int) Math.min(request.offset(), Integer.MAX_VALUE)));
        rows.add(Aggregates.limit(request.limitPlusOne()));
        return List.of(
                Aggregates.match(filter),
                Aggregates.sort(MongoLeadSearch.order(LeadSort.NEWEST).sort()),
                Aggregates.limit(request.countLimit()),
                Aggregates.project(Projections.fields(
                        Projections.include(LeadDocumentFields.CREATED_AT, LeadDocumentFields.LEAD_ID),
                        Projections.computed(RANK, rank(terms)))),
                Aggregates.facet(
                        new Facet(TOTAL, Aggregates.group(BsonNull.VALUE, Accumulators.sum(TOTAL, 1))),
                        new Facet(ROWS, rows)));
    }

    static Page<BsonDocument> page(BsonDocument found, PageRequest request) {
        long total = BsonValues.documents(found, TOTAL).stream()
                .mapToLong(counted -> BsonValues.number(counted, TOTAL))
                .sum();
        return BEST.page(BsonValues.documents(found, ROWS), request, total, Function.identity());
    }

    /** That of the term that did worst. */
    private static BsonValue rank(List<QueryTerm> terms) {
        List<BsonValue> ranks = terms.stream().map(RelevancePipeline::rank).toList();
        return ranks.size() == 1 ? ranks.get(0) : new BsonDocument("$min", new BsonArray(ranks));
    }

    private static BsonValue rank(QueryTerm term) {
        BsonValue within = either(stands("", term, ""), SearchRank.WITHIN, SortKind.value(SearchRank.NEAR));
        BsonValue begins = either(stands(" ", term, ""), SearchRank.PREFIX, within);
        return either(stands(" ", term, " "), SearchRank.EXACT, begins);
    }

    private static BsonValue either(BsonValue condition, SearchRank then, BsonValue otherwise) {
        return new BsonDocument("$cond", new BsonArray(List.of(condition, SortKind.value(then), otherwise)));
    }

    private static BsonValue stands(String before, QueryTerm term, String after) {
        BsonValue words = stands(before + term.text() + after, LeadDocumentFields.SEARCH_WORDS);
        return term.digits()
                .<BsonValue>map(digits -> new BsonDocument(
                        "$or",
                        new BsonArray(
                                List.of(words, stands(before + digits + after, LeadDocumentFields.PHONE_DIGITS)))))
                .orElse(words);
    }

    /** Bytes, not characters: no character of UTF-8 begins within another, and nobody asks where it stands. */
    private static BsonValue stands(String text, String field) {
        BsonDocument plain = new BsonDocument("$literal", BsonValues.of(text));
        BsonValue place = new BsonDocument("$indexOfBytes", new BsonArray(List.of(new BsonString("$" + field), plain)));
        return new BsonDocument("$gte", new BsonArray(List.of(place, new BsonInt32(0))));
    }
}
