package io.leadstone.store.table;

import io.leadstone.store.backend.KeyRange;
import java.time.Instant;
import java.util.Optional;

/** Creates ranges of keys that end with an instant and an id. */
final class Ranges {

    private Ranges() {}

    /** Returns the keys with the prefix from {@code from} to {@code to}, both included. An empty bound is open. */
    static KeyRange of(String prefix, Optional<Instant> from, Optional<Instant> to) {
        KeyRange range = KeyRange.under(prefix);
        if (from.isPresent()) {
            range = range.startingAt(TableKeys.of(prefix, from.get()));
        }
        return to.isPresent() ? range.endingWith(TableKeys.of(prefix, to.get())) : range;
    }
}
