package io.leadstone.adapter.mybatis.search;

import java.util.function.ToLongFunction;

/**
 * The leads among which are all that a search finds.
 *
 * @param amount how many pieces meet the condition
 */
record Candidates(IndexTermCondition condition, long amount) {

    static Candidates of(IndexTermCondition condition, ToLongFunction<IndexTermCondition> amounts) {
        return new Candidates(condition, amounts.applyAsLong(condition));
    }

    Candidates or(Candidates other) {
        return new Candidates(condition.or(other.condition), amount + other.amount);
    }
}
