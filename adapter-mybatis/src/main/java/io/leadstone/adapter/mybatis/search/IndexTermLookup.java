package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.search.QueryTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Finds out by which of its terms a search is looked up: the one that the fewest leads can match. The others are compared. */
public record IndexTermLookup(IndexTermSqlMapper pieces, String companyId) {

    /** Enough to be sure, nearly always, and soon counted, however many ways there are to look a term up. */
    private static final int FEW = 1000;

    /** Empty where no term can be looked up, or each has {@code limit} candidates or more. */
    public Optional<IndexTermCondition> fewest(List<QueryTerm> terms, int limit) {
        List<QueryTermLookup> ways = terms.stream()
                .map(QueryTermLookup::of)
                .flatMap(Optional::stream)
                .toList();
        return ways.isEmpty()
                ? Optional.empty()
                : within(Math.min(FEW, limit), ways).or(() -> within(limit, ways));
    }

    private Optional<IndexTermCondition> within(int limit, List<QueryTermLookup> ways) {
        ToLongFunction<IndexTermCondition> amounts = amounts(ways, limit);
        Candidates unrenewed = Candidates.of(IndexTermCondition.UNRENEWED, amounts);
        return ways.stream()
                .map(way -> way.fewest(amounts).or(unrenewed))
                .min(Comparator.comparing(Candidates::amount))
                .filter(candidates -> candidates.amount() < limit)
                .map(Candidates::condition);
    }

    private ToLongFunction<IndexTermCondition> amounts(List<QueryTermLookup> ways, int limit) {
        List<IndexTermCondition> conditions = Stream.concat(
                        Stream.of(IndexTermCondition.UNRENEWED), ways.stream().flatMap(QueryTermLookup::conditions))
                .distinct()
                .toList();
        List<Long> amounts = pieces.count(companyId, conditions, limit);
        return condition -> amounts.get(conditions.indexOf(condition));
    }
}
