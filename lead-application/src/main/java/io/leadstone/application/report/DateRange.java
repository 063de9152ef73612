package io.leadstone.application.report;

import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The range of a report, in whole milliseconds, both ends included. Its days are UTC days.
 *
 * @param end not before {@code start}, and at most {@value #MAX_YEARS} years after it
 */
public record DateRange(Instant start, Instant end) {

    /** Maximum length of a report's range, in years. The report lists every day. */
    public static final int MAX_YEARS = 5;

    /** Maximum number of days of a report over the last days: five years with their leap days. */
    public static final int MAX_DAYS = 1826;

    /** Default number of days of a report. */
    public static final int DEFAULT_DAYS = 30;

    public DateRange {
        requireOrder(start, end);
        if (end.isAfter(start.atOffset(ZoneOffset.UTC).plusYears(MAX_YEARS).toInstant())) {
            throw new InvalidCommandException("end_date", "must be at most " + MAX_YEARS + " years after start_date");
        }
    }

    /** Returns the range of {@code days} UTC days that ends with the day of {@code now}. */
    public static DateRange lastDays(int days, Instant now) {
        LocalDate today = DateText.dayOf(now);
        return new DateRange(DateText.firstOf(today.minusDays(days - 1L)), DateText.lastOf(today));
    }

    /**
     * Returns the range between the given dates. A missing end is today. A missing start is {@value #DEFAULT_DAYS} days
     * before the end, both days counted.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if a date is invalid or the range
     *     is not allowed
     */
    public static DateRange of(Optional<String> startDate, Optional<String> endDate, Instant now) {
        Instant end = endDate.map(text -> DateText.last("end_date", text))
                .orElseGet(() -> DateText.lastOf(DateText.dayOf(now)));
        Instant start = startDate
                .map(text -> DateText.first("start_date", text))
                .orElseGet(() -> DateText.firstOf(DateText.dayOf(end).minusDays(DEFAULT_DAYS - 1L)));
        return new DateRange(start, end);
    }

    /** Returns true if {@code instant} is in the range, both ends included. */
    public boolean includes(Instant instant) {
        return !instant.isBefore(start) && !instant.isAfter(end);
    }

    /** Returns each UTC day that the range overlaps, in order. */
    public List<LocalDate> days() {
        return DateText.dayOf(start).datesUntil(DateText.dayOf(end).plusDays(1)).toList();
    }

    static void requireOrder(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new InvalidCommandException("end_date", "must not be before start_date");
        }
    }
}
