package io.leadstone.adapter.rest.json;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as they are sent: ISO 8601 in UTC with {@code Z} and exactly three digits of the second's fraction. */
public final class WireInstant {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireInstant() {}

    /** {@code instant} for the wire, for example {@code 2026-03-01T09:30:00.000Z}. */
    public static String of(Instant instant) {
        return FORM.format(instant);
    }
}
