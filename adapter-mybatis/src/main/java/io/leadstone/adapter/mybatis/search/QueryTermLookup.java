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
 * The ways to look a term up. A lead that it finds meets each of {@code words}, or each of {@code digits}, or {@code near}: one of the
 * first, one of the second and the last meet all that can be found.
 *
 * @param digits empty where the term has none
 * @param near empty where nothing is forgiven
 */
record QueryTermLookup(
        List<IndexTermCondition> words, List<IndexTermCondition> digits, Optional<IndexTermCondition> near) {

    /** Empty where the term is too short to be looked up. */
    static Optional<QueryTermLookup> of(QueryTerm term) {
        List<IndexTermCondition> words = conditions(IndexTerms.suffixRanges(term));
        Optional<List<IndexTermCondition>> digits = IndexTerms.digitRanges(term).map(QueryTermLookup::conditions);
        boolean tooShort = words.isEmpty() || digits.filter(List::isEmpty).isPresent();
        return tooShort
                ? Optional.empty()
                : Optional.of(new QueryTermLookup(
                        words,
                        digits.orElse(List.of()),
                        IndexTerms.deletions(term).map(IndexTermCondition::of)));
    }

    Stream<IndexTermCondition> conditions() {
        return Stream.of(words, digits, near.stream().toList()).flatMap(Collection::stream);
    }

    /** What meets the fewest of all that the term can find, and how many these are at most. */
    Candidates fewest(ToLongFunction<IndexTermCondition> amounts) {
        return Stream.of(rarest(words, amounts), rarest(digits, amounts), near)
                .flatMap(Optional::stream)
                .map(condition -> Candidates.of(condition, amounts))
                .reduce(Candidates::or)
                .orElseThrow();
    }

    private static Optional<IndexTermCondition> rarest(
            List<IndexTermCondition> conditions, ToLongFunction<IndexTermCondition> amounts) {
        return conditions.stream().min(Comparator.comparingLong(amounts));
    }

    private static List<IndexTermCondition> conditions(List<Range> ranges) {
        return ranges.stream().map(IndexTermCondition::of).toList();
    }
}
