package io.leadstone.application.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/** Parses and formats instants as ISO 8601 text, for clients and for webhooks. */
public final class InstantText {

    private static final DateTimeFormatter PARSER = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .parseCaseInsensitive()
            .parseLenient()
            .appendOffsetId()
            .parseStrict()
            .optionalStart()
            .appendLiteral('[')
            .parseCaseSensitive()
            .appendZoneRegionId()
            .appendLiteral(']')
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);

    private static final DateTimeFormatter FORMATTER =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private InstantText() {}

    /**
     * Returns the instant in {@code text}; without an offset it is in UTC. The result is empty if the text is no date
     * and time.
     */
    public static Optional<Instant> parse(String text) {
        return parse(text, ZoneOffset.UTC);
    }

    /**
     * Returns the instant in {@code text}; without an offset it is in {@code zone}. A time that the zone has twice is
     * the first of the two. A time that the zone skips is moved on by the length of the gap. The result is empty if the
     * text is no date and time.
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        try {
            OffsetDateTime parsed = (OffsetDateTime) PARSER.parseBest(
                    text,
                    OffsetDateTime::from,
                    local -> LocalDateTime.from(local).atZone(zone).toOffsetDateTime());
            return Optional.of(parsed.toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Returns the text in UTC, with exactly three digits of the second's fraction: {@code 2026-03-01T09:30:00.000Z}.
     */
    public static String of(Instant instant) {
        return FORMATTER.format(instant);
    }
}
