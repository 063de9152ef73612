package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.search.SearchTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Finds out by which of its terms a search is looked up: the one that the fewest leads can match. The others are compared. */
public record PieceLookup(PieceSqlMapper pieces, String companyId) {

    /** Enough to be sure, nearly always, and soon counted, however many ways there are to look a term up. */
    private static final int FEW = 1000;

    /** Empty where no term can be looked up, or each has {@code limit} candidates or more. */
    public Optional<PieceCondition> fewest(List<SearchTerm> terms, int limit) {
        List<TermPieces> ways =
                terms.stream().map(TermPieces::of).flatMap(Optional::stream).toList();
        return ways.isEmpty()
                ? Optional.empty()
                : within(Math.min(FEW, limit), ways).or(() -> within(limit, ways));
    }

    private Optional<PieceCondition> within(int limit, List<TermPieces> ways) {
        ToLongFunction<PieceCondition> amounts = amounts(ways, limit);
        Candidates unrenewed = Candidates.of(PieceCondition.UNRENEWED, amounts);
        return ways.stream()
                .map(way -> way.fewest(amounts).or(unrenewed))
                .min(Comparator.comparing(Candidates::amount))
                .filter(candidates -> candidates.amount() < limit)
                .map(Candidates::condition);
    }

    private ToLongFunction<PieceCondition> amounts(List<TermPieces> ways, int limit) {
        List<PieceCondition> conditions = Stream.concat(
                        Stream.of(PieceCondition.UNRENEWED), ways.stream().flatMap(TermPieces::conditions))
                .distinct()
                .toList();
        List<Long> amounts = pieces.count(companyId, conditions, limit);
        return condition -> amounts.get(conditions.indexOf(condition));
    }
}
