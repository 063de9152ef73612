package io.leadstone.application.report;

import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time for a report, both ends included, in whole milliseconds. Its days are UTC days.
 *
 * @param end not before {@code start}, and at most {@value #MAX_YEARS} years after it
 */
public record DateRange(Instant start, Instant end) {

    /** How many years a report may look over, since it lists every day. */
    public static final int MAX_YEARS = 5;

    /** The most days of a report over the last days: five years with their leap days. */
    public static final int MAX_DAYS = 1826;

    /** How many days a report looks over where nothing is said. */
    public static final int DEFAULT_DAYS = 30;

    public DateRange {
        requireOrder(start, end);
        if (end.isAfter(start.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).toInstant())) {
            throw new InvalidCommandException("end_date", "must be at most " + MAX_YEARS + " years after start_date");
        }
    }

    /** The UTC day of {@code now} and the days before it, {@code days} in all. */
    public static DateRange lastDays(int days, Instant now) {
        LocalDate today = DateText.dayOf(now);
        return new DateRange(DateText.firstOf(today.minusDays(days - 1L)), DateText.lastOf(today));
    }

    /**
     * The range that a client asked for. An end that is not said lies {@value #DEFAULT_DAYS} days from the other, or is today.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} where it says no range that a report can have
     */
    public static DateRange of(Optional<String> startDate, Optional<String> endDate, Instant now) {
        Instant end = endDate.map(text -> DateText.last("end_date", text))
                .orElseGet(() -> DateText.lastOf(DateText.dayOf(now)));
        Instant start = startDate
                .map(text -> DateText.first("start_date", text))
                .orElseGet(() -> DateText.firstOf(DateText.dayOf(end).minusDays(DEFAULT_DAYS - 1L)));
        return new DateRange(start, end);
    }

    /** Returns true if {@code instant} is in the range; both ends are in it. */
    public boolean includes(Instant instant) {
        return !instant.isBefore(start) && !instant.isAfter(end);
    }

    /** Every UTC day that the range touches, in order. */
    public List<LocalDate> days() {
        return DateText.dayOf(start).datesUntil(DateText.dayOf(end).plusDays(1)).toList();
    }

    static void requireOrder(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new InvalidCommandException("end_date", "must not be before start_date");
        }
    }
}
