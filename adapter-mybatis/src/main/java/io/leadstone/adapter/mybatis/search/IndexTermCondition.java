package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.IndexTerms.Range;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A condition of the index of terms: a term in one of the ranges, or one of the single terms. */
public record IndexTermCondition(List<IndexTermRange> ranges, List<IndexTerm> terms) {

    static final IndexTermCondition NOT_INDEXED = new IndexTermCondition(List.of(), List.of(IndexTerm.NOT_INDEXED));

    /** The terms from {@code from} on, and before {@code to}. */
    record IndexTermRange(IndexTerm from, IndexTerm to) {}

    static IndexTermCondition of(Range range) {
        return new IndexTermCondition(
                List.of(new IndexTermRange(new IndexTerm(range.from()), new IndexTerm(range.to()))), List.of());
    }

    static IndexTermCondition of(Collection<String> terms) {
        return new IndexTermCondition(
                List.of(), terms.stream().map(IndexTerm::new).toList());
    }

    /** Returns a value on which the text of a statement with this condition depends. */
    public Object shape() {
        return List.of(ranges.size(), terms.size());
    }

    IndexTermCondition or(IndexTermCondition other) {
        return new IndexTermCondition(
                Stream.concat(ranges.stream(), other.ranges.stream()).toList(),
                Stream.concat(terms.stream(), other.terms.stream()).toList());
    }
}
