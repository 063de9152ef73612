package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.SearchPieces.Range;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Pieces of which a lead has at least one: those in the ranges, and the single ones. */
public record PieceCondition(List<PieceRange> ranges, List<Piece> pieces) {

    static final PieceCondition UNRENEWED = new PieceCondition(List.of(), List.of(Piece.UNRENEWED));

    /** From the first on, and before the second. */
    record PieceRange(Piece from, Piece to) {}

    static PieceCondition of(Range range) {
        return new PieceCondition(List.of(new PieceRange(new Piece(range.from()), new Piece(range.to()))), List.of());
    }

    static PieceCondition of(Collection<String> pieces) {
        return new PieceCondition(List.of(), pieces.stream().map(Piece::new).toList());
    }

    PieceCondition or(PieceCondition other) {
        return new PieceCondition(
                Stream.concat(ranges.stream(), other.ranges.stream()).toList(),
                Stream.concat(pieces.stream(), other.pieces.stream()).toList());
    }
}
