package io.leadstone.application.report;

import io.leadstone.application.query.InstantText;
import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Parses the ends of a range: a date, which is a whole day of the time zone, or an instant (ISO 8601), which is in the
 * time zone if it has no offset. Years are 1970 to 9999, because every store can compare them. The first and last day
 * are cut to these years in UTC.
 */
record DateText(ZoneDays days) {

    static final DateText UTC = new DateText(ZoneDays.UTC);

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int DATE_LENGTH = 10;

    /** Returns the instant, or the first instant of the date. */
    Instant first(String field, String text) {
        if (!isDate(text)) {
            return instant(field, text);
        }
        Instant first = days.firstOf(date(field, text));
        return first.isBefore(EARLIEST) ? EARLIEST : first;
    }

    /** Returns the instant, or the last millisecond of the date. */
    Instant last(String field, String text) {
        if (!isDate(text)) {
            return instant(field, text);
        }
        Instant last = days.lastOf(date(field, text));
        return last.isAfter(LATEST) ? LATEST : last;
    }

    private LocalDate date(String field, String text) {
        LocalDate date = InstantText.parse(text + "T00:00:00Z")
                .filter(DateText::isSupported)
                .map(midnight -> LocalDate.ofInstant(midnight, ZoneOffset.UTC))
                .orElseThrow(() -> invalid(field));
        if (!days.has(date)) {
            throw new InvalidCommandException(field, "must be a day that exists in " + days.zone());
        }
        return date;
    }

    /** Returns the instant. It is not rounded, because stores round a start up and an end down. */
    private Instant instant(String field, String text) {
        return InstantText.parse(text, days.zone())
                .filter(instant -> isSupported(instant.truncatedTo(ChronoUnit.MILLIS)))
                .map(instant -> instant.isAfter(LATEST) ? LATEST : instant)
                .orElseThrow(() -> invalid(field));
    }

    private static boolean isDate(String text) {
        return text.length() == DATE_LENGTH;
    }

    private static boolean isSupported(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private static InvalidCommandException invalid(String field) {
        return new InvalidCommandException(
                field, "must be a date (2025-09-01) or an instant (2025-09-01T08:30:00Z) of the years 1970 to 9999");
    }
}
