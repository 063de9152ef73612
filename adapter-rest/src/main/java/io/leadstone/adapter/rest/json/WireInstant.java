package io.leadstone.adapter.rest.json;

import io.leadstone.application.query.InstantText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats and parses the instants of requests and responses: ISO 8601 in UTC with {@code Z} and milliseconds. */
public final class WireInstant {

    /** The message for an invalid instant. The name of the field precedes it. */
    public static final String RULE = "must be an instant like 2026-03-01T09:30:00Z";

    /** The message for an invalid end of a range. The name of the field precedes it. */
    public static final String RANGE_RULE = "must be an instant like 2026-03-01T09:30:00Z or a date like 2026-03-01";

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Duration DAY = Duration.ofDays(1);

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

    /** Returns the instant, or the first instant of the date in UTC; empty if the text is neither. */
    public static Optional<Instant> parseRangeStart(String text) {
        return isDate(text) ? startOf(text) : parse(text);
    }

    /** Returns the instant, or the first instant after the date in UTC; empty if the text is neither. */
    public static Optional<Instant> parseRangeEnd(String text) {
        return isDate(text) ? startOf(text).map(start -> start.plus(DAY)) : parse(text);
    }

    private static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    private static Optional<Instant> startOf(String date) {
        return parse(date + "T00:00:00Z");
    }
}
