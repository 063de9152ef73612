package io.leadstone.adapter.rest.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Instants as they are sent: ISO 8601 in UTC with {@code Z} and exactly three digits of the second's fraction. */
public final class WireInstant {

    /** How a client is told what an instant looks like. */
    public static final String RULE = "must be an instant like 2026-03-01T09:30:00Z";

    /** The years that every store can keep. */
    private static final int MIN_YEAR = 1;

    private static final int MAX_YEAR = 9999;

    private static final DateTimeFormatter FORM =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private WireInstant() {}

    /** {@code instant} for the wire, for example {@code 2026-03-01T09:30:00.000Z}. */
    public static String of(Instant instant) {
        return FORM.format(instant);
    }

    /** The instant that {@code text} spells, of the years 1 to 9999; without an offset it is in UTC. */
    public static Optional<Instant> parse(String text) {
        try {
            OffsetDateTime parsed = (OffsetDateTime) DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text,
                    OffsetDateTime::from,
                    local -> LocalDateTime.from(local).atOffset(ZoneOffset.UTC));
            return Optional.of(parsed)
                    .map(at -> at.withOffsetSameInstant(ZoneOffset.UTC))
                    .filter(at -> at.getYear() >= MIN_YEAR && at.getYear() <= MAX_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }
}
