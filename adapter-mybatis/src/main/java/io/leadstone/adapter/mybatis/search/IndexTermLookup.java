package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.search.LeadFilterCondition.FilterTermCondition;
import io.leadstone.domain.search.QueryTerm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Chooses the query term or the condition of the filter that is looked up in the index of terms: the one with the
 * fewest candidates. The others are compared with the text of each candidate.
 */
public record IndexTermLookup(IndexTermSqlMapper terms, String companyId) {

    /**
     * Limit of the first count, in entries. It is usually enough to find a term with few candidates. A count up to it
     * is fast, whatever the number of conditions.
     */
    private static final int FIRST_LIMIT = 1000;

    /**
     * Returns the condition with the fewest candidates. The result is empty if no term is long enough for a lookup, or
     * if each has {@code limit} candidates or more.
     */
    public Optional<IndexTermCondition> fewest(List<QueryTerm> terms, List<FilterTermCondition> filter, int limit) {
        List<QueryTermLookup> lookups = Stream.concat(
                        filter.stream().map(condition -> QueryTermLookup.of(condition.terms())),
                        terms.stream().map(QueryTermLookup::of).flatMap(Optional::stream))
                .toList();
        return lookups.isEmpty()
                ? Optional.empty()
                : fewestBelow(Math.min(FIRST_LIMIT, limit), lookups).or(() -> fewestBelow(limit, lookups));
    }

    /** Counts up to {@code limit} and returns the smallest condition, if it has fewer candidates than that. */
    private Optional<IndexTermCondition> fewestBelow(int limit, List<QueryTermLookup> lookups) {
        ToLongFunction<IndexTermCondition> counts = counts(lookups, limit);
        Candidates notIndexed = Candidates.of(IndexTermCondition.NOT_INDEXED, counts);
        return lookups.stream()
                .map(lookup -> lookup.fewest(counts).or(notIndexed))
                .min(Comparator.comparing(Candidates::count))
                .filter(candidates -> candidates.count() < limit)
                .map(Candidates::condition);
    }

    /** Counts all conditions by one statement. */
    private ToLongFunction<IndexTermCondition> counts(List<QueryTermLookup> lookups, int limit) {
        List<IndexTermCondition> conditions = Stream.concat(
                        Stream.of(IndexTermCondition.NOT_INDEXED),
                        lookups.stream().flatMap(QueryTermLookup::conditions))
                .distinct()
                .toList();
        List<Long> counts = terms.count(companyId, conditions, limit);
        return condition -> counts.get(conditions.indexOf(condition));
    }
}
