package io.leadstone.store.table;

import io.leadstone.store.backend.KeyRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Creates ranges of keys that end with an instant and an id. */
final class Ranges {

    private Ranges() {}

    /**
     * Returns the keys with the prefix from {@code from} to {@code to}, both included. An empty bound is open. Keys
     * have whole milliseconds, so a start within a millisecond is rounded up, and such an end is rounded down.
     */
    static KeyRange of(String prefix, Optional<Instant> from, Optional<Instant> to) {
        KeyRange range = KeyRange.under(prefix);
        if (from.isPresent()) {
            range = range.startingAt(TableKeys.of(prefix, roundedUp(from.get())));
        }
        return to.isPresent() ? range.endingWith(TableKeys.of(prefix, to.get())) : range;
    }

    /** An instant after the last one of a key stays as it is, because the greatest instant cannot be rounded up. */
    private static Instant roundedUp(Instant start) {
        if (start.isAfter(TableKeys.LAST)) {
            return start;
        }
        Instant floor = start.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(start) ? floor : floor.plusMillis(1);
    }
}
