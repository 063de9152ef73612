package io.leadstone.application.report;

import io.leadstone.application.query.InstantText;
import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Parses the ends of a range: a date, which is a whole UTC day, or an instant (ISO 8601), which is in UTC if it has no
 * offset. Years are 1970 to 9999, because every store can compare them.
 */
final class DateText {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = lastOf(LocalDate.of(9999, 12, 31));
    private static final int DATE_LENGTH = 10;

    private DateText() {}

    /** Returns the instant, or the first instant of the date. */
    static Instant first(String field, String text) {
        return read(field, text, isDate(text) ? "T00:00:00Z" : "");
    }

    /** Returns the instant, or the last millisecond of the date. */
    static Instant last(String field, String text) {
        return read(field, text, isDate(text) ? "T23:59:59.999Z" : "");
    }

    static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    static Instant firstOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant lastOf(LocalDate day) {
        return firstOf(day.plusDays(1)).minusMillis(1);
    }

    private static boolean isDate(String text) {
        return text.length() == DATE_LENGTH;
    }

    private static Instant read(String field, String text, String timeOfDay) {
        return InstantText.parse(text + timeOfDay)
                .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS))
                .filter(instant -> !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST))
                .orElseThrow(() -> new InvalidCommandException(
                        field,
                        "must be a date (2025-09-01) or an instant (2025-09-01T08:30:00Z) of the years 1970 to 9999"));
    }
}
