package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.IndexTerms;
import io.leadstone.application.search.IndexTerms.Range;
import io.leadstone.domain.search.QueryTerm;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The conditions by which the index of terms finds the candidates of one query term. A lead can match in three ways:
 *
 * <ul>
 *   <li>Its words contain the term. Then it meets all conditions of {@code substring}.
 *   <li>Its phone number contains the digits. Then it meets all conditions of {@code digits}.
 *   <li>A word is one typing error away. Then it meets {@code deletions}.
 * </ul>
 *
 * <p>So a lookup needs only one condition of each kind. The union of the three finds each match.
 *
 * @param substring conditions for the term in the words of a lead
 * @param digits conditions for the digits of the term in the phone number; empty if the term has none
 * @param deletions the deletion terms; empty if the term allows no typing error
 */
record QueryTermLookup(
        List<IndexTermCondition> substring, List<IndexTermCondition> digits, Optional<IndexTermCondition> deletions) {

    /** Returns the conditions of a term, or an empty result if the term is too short for a lookup. */
    static Optional<QueryTermLookup> of(QueryTerm term) {
        List<IndexTermCondition> substring = conditions(IndexTerms.suffixRanges(term));
        Optional<List<IndexTermCondition>> digits = IndexTerms.digitRanges(term).map(QueryTermLookup::conditions);
        boolean tooShort = substring.isEmpty() || digits.filter(List::isEmpty).isPresent();
        return tooShort
                ? Optional.empty()
                : Optional.of(new QueryTermLookup(
                        substring,
                        digits.orElse(List.of()),
                        IndexTerms.deletions(term).map(IndexTermCondition::of)));
    }

    Stream<IndexTermCondition> conditions() {
        return Stream.of(substring, digits, deletions.stream().toList()).flatMap(Collection::stream);
    }

    /** Returns the union of the smallest condition of each kind. It finds each lead that matches the term. */
    Candidates fewest(ToLongFunction<IndexTermCondition> counts) {
        return Stream.of(smallest(substring, counts), smallest(digits, counts), deletions)
                .flatMap(Optional::stream)
                .map(condition -> Candidates.of(condition, counts))
                .reduce(Candidates::or)
                .orElseThrow();
    }

    private static Optional<IndexTermCondition> smallest(
            List<IndexTermCondition> conditions, ToLongFunction<IndexTermCondition> counts) {
        return conditions.stream().min(Comparator.comparingLong(counts));
    }

    private static List<IndexTermCondition> conditions(List<Range> ranges) {
        return ranges.stream().map(IndexTermCondition::of).toList();
    }
}
