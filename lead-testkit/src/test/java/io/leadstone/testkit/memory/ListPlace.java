package io.leadstone.testkit.memory;

import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The place of an item in an order: what it is ordered by and, where that is the same, its id.
 *
 * @param id in its canonical form, whose order is that of its bits; {@link UUID} compares them with a sign
 */
record ListPlace<V>(V value, String id) {

    private static final int PARTS = 2;

    ListPlace(V value, UUID id) {
        this(value, id.toString());
    }

    static <V> Comparator<ListPlace<V>> by(Comparator<V> values) {
        return Comparator.<ListPlace<V>, V>comparing(ListPlace::value, values).thenComparing(ListPlace::id);
    }

    List<String> told() {
        return List.of(value.toString(), id);
    }

    static ListPlace<Instant> instant(List<String> told) {
        return read(told, Instant::parse);
    }

    static ListPlace<String> text(List<String> told) {
        return read(told, Function.identity());
    }

    /** The one part of a place that is unique by itself. */
    static String only(List<String> told) {
        if (told.size() != 1) {
            throw new IllegalArgumentException("a place has one part here");
        }
        return told.get(0);
    }

    private static <V> ListPlace<V> read(List<String> told, Function<String, V> value) {
        if (told.size() != PARTS) {
            throw new IllegalArgumentException("a place has " + PARTS + " parts");
        }
        LeadId id = LeadId.parse(told.get(1)).orElseThrow();
        return new ListPlace<>(value.apply(told.get(0)), id.value());
    }
}
