package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.IndexTerms.Range;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Pieces of which a lead has at least one: those in the ranges, and the single ones. */
public record IndexTermCondition(List<PieceRange> ranges, List<IndexTerm> pieces) {

    static final IndexTermCondition UNRENEWED = new IndexTermCondition(List.of(), List.of(IndexTerm.UNRENEWED));

    /** From the first on, and before the second. */
    record PieceRange(IndexTerm from, IndexTerm to) {}

    static IndexTermCondition of(Range range) {
        return new IndexTermCondition(
                List.of(new PieceRange(new IndexTerm(range.from()), new IndexTerm(range.to()))), List.of());
    }

    static IndexTermCondition of(Collection<String> pieces) {
        return new IndexTermCondition(
                List.of(), pieces.stream().map(IndexTerm::new).toList());
    }

    IndexTermCondition or(IndexTermCondition other) {
        return new IndexTermCondition(
                Stream.concat(ranges.stream(), other.ranges.stream()).toList(),
                Stream.concat(pieces.stream(), other.pieces.stream()).toList());
    }
}
