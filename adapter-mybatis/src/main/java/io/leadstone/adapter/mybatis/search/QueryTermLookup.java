package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.IndexTerms;
import io.leadstone.application.search.IndexTerms.Range;
import io.leadstone.domain.search.QueryTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The conditions by which the index of terms finds the candidates of one query term. A lead can match in several ways:
 *
 * <ul>
 *   <li>Its words contain a spelling of the term.
 *   <li>Its phone number contains digits of the term.
 *   <li>Its words are one typing error away from a mistyped text.
 * </ul>
 *
 * <p>A lead that matches in one way meets all conditions of this way. So a lookup needs only one condition of each way,
 * and the union of them finds each match.
 *
 * @param ways the conditions of each way
 */
record QueryTermLookup(List<List<IndexTermCondition>> ways) {

    /** Returns the conditions of a term, or an empty result if the term is too short for a lookup. */
    static Optional<QueryTermLookup> of(QueryTerm term) {
        List<List<IndexTermCondition>> ways = Stream.of(
                        IndexTerms.suffixRanges(term).stream().map(QueryTermLookup::ofRanges),
                        IndexTerms.digitRanges(term).stream().map(QueryTermLookup::ofRanges),
                        IndexTerms.deletions(term).stream().map(QueryTermLookup::ofDeletions))
                .flatMap(Function.identity())
                .toList();
        return ways.stream().anyMatch(List::isEmpty) ? Optional.empty() : Optional.of(new QueryTermLookup(ways));
    }

    /** Returns the condition of a filter: one of these terms. */
    static QueryTermLookup of(SortedSet<String> filterTerms) {
        return new QueryTermLookup(List.of(List.of(IndexTermCondition.of(filterTerms))));
    }

    Stream<IndexTermCondition> conditions() {
        return ways.stream().flatMap(List::stream);
    }

    /** Returns the union of the smallest condition of each way. It finds each lead that matches the term. */
    Candidates fewest(ToLongFunction<IndexTermCondition> counts) {
        return ways.stream()
                .map(way -> way.stream()
                        .min(Comparator.comparingLong(counts))
                        .map(condition -> Candidates.of(condition, counts))
                        .orElseThrow())
                .reduce(Candidates::or)
                .orElseThrow();
    }

    private static List<IndexTermCondition> ofRanges(List<Range> ranges) {
        return ranges.stream().map(IndexTermCondition::of).toList();
    }

    private static List<IndexTermCondition> ofDeletions(List<SortedSet<String>> words) {
        return words.stream().map(IndexTermCondition::of).toList();
    }
}
