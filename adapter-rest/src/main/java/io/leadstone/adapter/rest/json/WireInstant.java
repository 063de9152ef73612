package io.leadstone.adapter.rest.json;

import io.leadstone.application.query.InstantText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** The instants of requests and responses: ISO 8601 in UTC with {@code Z} and three digits of the second's fraction. */
public final class WireInstant {

    /** The rule, as the end of a sentence that begins with the name of the field. */
    public static final String RULE = "must be an instant like 2026-03-01T09:30:00Z";

    /** The first year that every store can keep. */
    private static final int MIN_YEAR = 1;

    /** The last year that every store can keep. */
    private static final int MAX_YEAR = 9999;

    private WireInstant() {}

    /** Returns the text of a response, for example {@code 2026-03-01T09:30:00.000Z}. */
    public static String of(Instant instant) {
        return InstantText.of(instant);
    }

    /** Returns the instant that {@code text} spells, of the years 1 to 9999; without an offset it is in UTC. */
    public static Optional<Instant> parse(String text) {
        return InstantText.parse(text).filter(instant -> {
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= MIN_YEAR && year <= MAX_YEAR;
        });
    }
}
