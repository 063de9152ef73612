package io.leadstone.testkit.memory;

import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The position of an item in an order: its sort value and, for equal values, its id.
 *
 * @param id the canonical text, which sorts like the unsigned bits; {@link UUID} compares them as signed numbers
 */
record ListPosition<V>(V value, String id) {

    private static final int PARTS = 2;

    ListPosition(V value, UUID id) {
        this(value, id.toString());
    }

    static <V> Comparator<ListPosition<V>> by(Comparator<V> values) {
        return Comparator.<ListPosition<V>, V>comparing(ListPosition::value, values)
                .thenComparing(ListPosition::id);
    }

    List<String> texts() {
        return List.of(value.toString(), id);
    }

    static ListPosition<Instant> instant(List<String> texts) {
        return read(texts, Instant::parse);
    }

    static ListPosition<String> text(List<String> texts) {
        return read(texts, Function.identity());
    }

    /** Returns the only part of a position. */
    static String only(List<String> texts) {
        if (texts.size() != 1) {
            throw new IllegalArgumentException("the position must have one part");
        }
        return texts.get(0);
    }

    private static <V> ListPosition<V> read(List<String> texts, Function<String, V> value) {
        if (texts.size() != PARTS) {
            throw new IllegalArgumentException("the position must have " + PARTS + " parts");
        }
        LeadId id = LeadId.parse(texts.get(1)).orElseThrow();
        return new ListPosition<>(value.apply(texts.get(0)), id.value());
    }
}
