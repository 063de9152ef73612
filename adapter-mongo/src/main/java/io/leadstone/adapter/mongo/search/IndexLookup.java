package io.leadstone.adapter.mongo.search;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.SessionCollection;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.application.search.IndexTerms.Range;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonNull;
import org.bson.BsonRegularExpression;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Builds the condition by which a search reads the index of index terms. The leads that satisfy it are candidates: the
 * rest of the filter compares their stored texts.
 *
 * <p>MongoDB uses the index for only the first of several conditions on an array, even if that one finds many leads. So
 * the search looks up only one filter or query term. It looks up a query term by its probably rarest part and by its
 * deletion terms. If there are several, it counts the leads of each, rarest first. It takes the first one with few
 * leads, or else the probably rarest one. Each count stops at {@link #FEW}.
 */
public record IndexLookup(SessionCollection leads, CompanyId companyId) {

    /** The number of candidates below which a query term counts as rare. A search compares so many leads quickly. */
    public static final int FEW = 1000;

    /** The characters of names and addresses, the most frequent first. All other characters count as rarer. */
    private static final String FREQUENT = "aeinrolstmcd.@0123456789hugbkpyvfwjzxq";

    /**
     * Returns a condition that all leads satisfy that match the filter and the query terms. It is empty if the filter
     * has no terms and no query term is long enough for the index. An email is found by its own index.
     */
    Optional<Bson> candidates(LeadFilter filter, List<QueryTerm> terms) {
        if (filter.email().isPresent()) {
            return Optional.empty();
        }
        List<Bson> lookups = Stream.concat(
                        FilterTerms.of(filter).stream()
                                .map(one -> Filters.in(LeadDocumentFields.INDEX_TERMS, BsonValues.ofTexts(one))),
                        terms.stream()
                                .filter(IndexLookup::isIndexed)
                                .sorted(Comparator.<QueryTerm>comparingInt(IndexLookup::rarity)
                                        .reversed())
                                .map(IndexLookup::of))
                .toList();
        return lookups.size() < 2 ? lookups.stream().findFirst() : Optional.of(firstWithFewLeads(lookups));
    }

    private Bson firstWithFewLeads(List<Bson> lookups) {
        return lookups.stream().filter(this::hasFewLeads).findFirst().orElse(lookups.get(0));
    }

    private boolean hasFewLeads(Bson lookup) {
        return leads.count(Filters.and(LeadQueryFilter.of(companyId, true), lookup), FEW) < FEW;
    }

    private static boolean isIndexed(QueryTerm term) {
        return Stream.concat(IndexTerms.suffixRanges(term).stream(), IndexTerms.digitRanges(term).stream())
                .noneMatch(List::isEmpty);
    }

    private static int rarity(QueryTerm term) {
        return rarity(term, rarest(term).orElseThrow());
    }

    /**
     * Returns the condition for one query term. A lead satisfies it if it has a deletion term of the longest word of a
     * mistyped text. It also does if an index term of it begins with the rarest part of a spelling or the last part of
     * the digits. Leads without index terms always satisfy it.
     */
    private static Bson of(QueryTerm term) {
        List<BsonValue> indexTerms = new ArrayList<>();
        IndexTerms.suffixRanges(term).stream()
                .flatMap(ranges -> rarest(term, ranges).stream())
                .map(IndexLookup::prefix)
                .distinct()
                .forEach(indexTerms::add);
        IndexTerms.digitRanges(term).stream()
                .flatMap(ranges -> last(ranges).stream())
                .map(IndexLookup::prefix)
                .forEach(indexTerms::add);
        IndexTerms.deletions(term).stream()
                .flatMap(words -> words.stream().max(Comparator.comparingInt(Set::size)).stream())
                .map(BsonValues::ofTexts)
                .forEach(indexTerms::addAll);
        // Leads of releases without index terms are indexed under null. They are always candidates.
        indexTerms.add(BsonNull.VALUE);
        return Filters.in(LeadDocumentFields.INDEX_TERMS, indexTerms);
    }

    /** Returns a pattern with a fixed prefix, which MongoDB reads as a range of the index. */
    private static BsonValue prefix(Range range) {
        return new BsonRegularExpression("^" + PlainPattern.of(range.prefix()));
    }

    /** Returns the range of the term as it was typed with the greatest rarity. */
    static Optional<Range> rarest(QueryTerm term) {
        return rarest(term, IndexTerms.suffixRanges(term).get(0));
    }

    private static Optional<Range> rarest(QueryTerm term, List<Range> ranges) {
        return ranges.stream().max(Comparator.comparingInt(range -> rarity(term, range)));
    }

    /**
     * Returns the sum of the rarities of the characters. The domain of an address does not count, because many
     * addresses share it.
     */
    private static int rarity(QueryTerm term, Range range) {
        int at = term.text().indexOf('@');
        int domain = at > 0 ? at : term.text().length();
        int from = Math.max(0, term.text().indexOf(range.text()));
        return term.text()
                .substring(from, Math.max(from, Math.min(from + range.text().length(), domain)))
                .codePoints()
                .map(FREQUENT::indexOf)
                .map(index -> index < 0 ? FREQUENT.length() : index)
                .sum();
    }

    /** Returns the last digits, because phone numbers share their first digits more often. */
    private static Optional<Range> last(List<Range> digits) {
        return digits.stream().reduce((one, next) -> next);
    }
}
