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
import io.leadstone.domain.search.TermSpelling;
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
 * The aggregation of a search by relevance. It returns the positions of one page and the total. It ranks only the
 * newest leads that the filter finds, up to the limit of the count. Its documents have only the fields of the order.
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
                .map(cursor -> Aggregates.match(BEST.after(BEST.position(cursor))))
                .ifPresent(rows::add);
        rows.add(Aggregates.sort(BEST.sort()));
        rows.add(Aggregates.skip((int) Math.min(request.offset(), Integer.MAX_VALUE)));
        rows.add(Aggregates.limit(request.limitPlusOne()));
        return List.of(
                Aggregates.match(filter),
                Aggregates.sort(MongoLeadSearch.order(LeadSort.NEWEST).sort()),
                Aggregates.limit(request.rankLimit()),
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

    /** Returns the rank of the query term with the worst match. */
    private static BsonValue rank(List<QueryTerm> terms) {
        List<BsonValue> ranks = terms.stream().map(RelevancePipeline::rank).toList();
        return ranks.size() == 1 ? ranks.get(0) : new BsonDocument("$min", new BsonArray(ranks));
    }

    private static BsonValue rank(QueryTerm term) {
        BsonValue substring = ifElse(
                occurs(TermSpelling::substring, term, "", ""), SearchRank.WITHIN, SortKind.value(SearchRank.NEAR));
        BsonValue prefix = ifElse(occurs(TermSpelling::prefix, term, " ", ""), SearchRank.PREFIX, substring);
        List<BsonValue> whole = new ArrayList<>(List.of(occurs(term.wholeWord(), LeadDocumentFields.SEARCH_WORDS)));
        whole.addAll(digits(term, " ", " "));
        return ifElse(any(whole), SearchRank.EXACT, prefix);
    }

    private static BsonValue ifElse(BsonValue condition, SearchRank then, BsonValue otherwise) {
        return new BsonDocument("$cond", new BsonArray(List.of(condition, SortKind.value(then), otherwise)));
    }

    private static BsonValue occurs(Function<TermSpelling, String> part, QueryTerm term, String before, String after) {
        List<BsonValue> choices = new ArrayList<>();
        term.spellings()
                .forEach(spelling -> choices.add(occurs(part.apply(spelling), LeadDocumentFields.SEARCH_WORDS)));
        choices.addAll(digits(term, before, after));
        return any(choices);
    }

    private static List<BsonValue> digits(QueryTerm term, String before, String after) {
        return term.digits().stream()
                .map(digits -> occurs(before + digits + after, LeadDocumentFields.PHONE_DIGITS))
                .toList();
    }

    private static BsonValue any(List<BsonValue> choices) {
        return choices.size() == 1 ? choices.get(0) : new BsonDocument("$or", new BsonArray(choices));
    }

    /**
     * Returns an expression that is true if {@code field} contains {@code text}. It compares bytes. In UTF-8 no
     * character begins within another, so the result is the same as for characters.
     */
    private static BsonValue occurs(String text, String field) {
        BsonDocument plain = new BsonDocument("$literal", BsonValues.of(text));
        BsonValue index = new BsonDocument("$indexOfBytes", new BsonArray(List.of(new BsonString("$" + field), plain)));
        return new BsonDocument("$gte", new BsonArray(List.of(index, new BsonInt32(0))));
    }
}
