package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.SearchPieces;
import io.leadstone.application.search.SearchPieces.Range;
import io.leadstone.domain.search.SearchTerm;
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
record TermPieces(List<PieceCondition> words, List<PieceCondition> digits, Optional<PieceCondition> near) {

    /** Empty where the term is too short to be looked up. */
    static Optional<TermPieces> of(SearchTerm term) {
        List<PieceCondition> words = conditions(SearchPieces.within(term));
        Optional<List<PieceCondition>> digits = SearchPieces.withinDigits(term).map(TermPieces::conditions);
        boolean tooShort = words.isEmpty() || digits.filter(List::isEmpty).isPresent();
        return tooShort
                ? Optional.empty()
                : Optional.of(new TermPieces(
                        words, digits.orElse(List.of()), SearchPieces.near(term).map(PieceCondition::of)));
    }

    Stream<PieceCondition> conditions() {
        return Stream.of(words, digits, near.stream().toList()).flatMap(Collection::stream);
    }

    /** What meets the fewest of all that the term can find, and how many these are at most. */
    Candidates fewest(ToLongFunction<PieceCondition> amounts) {
        return Stream.of(rarest(words, amounts), rarest(digits, amounts), near)
                .flatMap(Optional::stream)
                .map(condition -> Candidates.of(condition, amounts))
                .reduce(Candidates::or)
                .orElseThrow();
    }

    private static Optional<PieceCondition> rarest(
            List<PieceCondition> conditions, ToLongFunction<PieceCondition> amounts) {
        return conditions.stream().min(Comparator.comparingLong(amounts));
    }

    private static List<PieceCondition> conditions(List<Range> ranges) {
        return ranges.stream().map(PieceCondition::of).toList();
    }
}
