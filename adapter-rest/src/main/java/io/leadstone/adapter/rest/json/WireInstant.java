package io.leadstone.adapter.rest.json;

import io.leadstone.application.query.InstantText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Formats and parses the instants of requests and responses: ISO 8601 in UTC with {@code Z} and milliseconds. */
public final class WireInstant {

    /** The message for an invalid instant. The name of the field precedes it. */
    public static final String RULE = "must be an instant like 2026-03-01T09:30:00Z";

    /** The first year that every store can save. */
    private static final int MIN_YEAR = 1;

    /** The last year that every store can save. */
    private static final int MAX_YEAR = 9999;

    private WireInstant() {}

    /** Returns the text of a response, for example {@code 2026-03-01T09:30:00.000Z}. */
    public static String of(Instant instant) {
        return InstantText.of(instant);
    }

    /**
     * Returns the instant; empty if the text is invalid or the year is not from 1 to 9999. A text without an offset is
     * in UTC.
     */
    public static Optional<Instant> parse(String text) {
        return InstantText.parse(text).filter(instant -> {
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= MIN_YEAR && year <= MAX_YEAR;
        });
    }
}
