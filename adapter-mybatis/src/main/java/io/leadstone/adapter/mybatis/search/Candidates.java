package io.leadstone.adapter.mybatis.search;

import java.util.function.ToLongFunction;

/**
 * A condition of the index of terms, and the number of entries that meet it.
 *
 * @param count the number of entries, counted up to the limit of the lookup
 */
record Candidates(IndexTermCondition condition, long count) {

    static Candidates of(IndexTermCondition condition, ToLongFunction<IndexTermCondition> counts) {
        return new Candidates(condition, counts.applyAsLong(condition));
    }

    /** Returns the union. Its count is the sum, so that a lead may be counted twice. */
    Candidates or(Candidates other) {
        return new Candidates(condition.or(other.condition), count + other.count);
    }
}
