package io.leadstone.application.report;

import io.leadstone.domain.failure.InvalidCommandException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The range of a report, in whole milliseconds, both ends included, and the time zone of its days. A day begins at the
 * first instant that has its date in the zone.
 *
 * @param end not before {@code start}, and at most {@value #MAX_YEARS} years after it in the zone
 */
public record DateRange(Instant start, Instant end, ZoneId zone) {

    /** Maximum length of a report's range, in years. The report lists every day. */
    public static final int MAX_YEARS = 5;

    /** Maximum number of days of a report over the last days: five years with their leap days. */
    public static final int MAX_DAYS = 1826;

    /** Default number of days of a report. */
    public static final int DEFAULT_DAYS = 30;

    private static final Instant FIRST = Instant.parse("-999999-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+1000000-01-01T00:00:00Z");

    /**
     * @throws InvalidCommandException naming {@code end_date} if the range is not allowed, or naming {@code start_date}
     *     or {@code end_date} if the instant is not of the years -999999 to 999999
     */
    public DateRange {
        requireYear("start_date", start);
        requireYear("end_date", end);
        requireOrder(start, end);
        if (end.isAfter(start.atZone(zone).plusYears(MAX_YEARS).toInstant())) {
            throw new InvalidCommandException("end_date", "must be at most " + MAX_YEARS + " years after start_date");
        }
    }

    /**
     * Creates a range whose days are UTC days.
     *
     * @throws InvalidCommandException naming {@code end_date} if the range is not allowed
     */
    public DateRange(Instant start, Instant end) {
        this(start, end, ZoneOffset.UTC);
    }

    /** Returns the range of {@code days} UTC days that ends with the day of {@code now}. */
    public static DateRange lastDays(int days, Instant now) {
        return lastDays(days, now, ZoneOffset.UTC);
    }

    /** Returns the range of {@code days} days of the zone that ends with the day of {@code now}. */
    public static DateRange lastDays(int days, Instant now, ZoneId zone) {
        ZoneDays ofZone = new ZoneDays(zone);
        LocalDate today = ofZone.dayOf(now);
        return new DateRange(ofZone.firstOf(today.minusDays(days - 1L)), ofZone.lastOf(today), zone);
    }

    /**
     * Returns the range between the given dates, which are UTC days, or instants.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if a date is invalid or the range
     *     is not allowed
     */
    public static DateRange of(Optional<String> startDate, Optional<String> endDate, Instant now) {
        return of(startDate, endDate, now, ZoneOffset.UTC);
    }

    /**
     * Returns the range between the given dates, which are days of {@code zone}, or instants, which are in {@code zone}
     * if they have no offset. A missing end is today. A missing start is {@value #DEFAULT_DAYS} days before the end,
     * both days counted.
     *
     * @throws InvalidCommandException naming {@code start_date} or {@code end_date} if a date is invalid or does not
     *     exist in the zone, or if the range is not allowed
     */
    public static DateRange of(Optional<String> startDate, Optional<String> endDate, Instant now, ZoneId zone) {
        ZoneDays days = new ZoneDays(zone);
        DateText text = new DateText(days);
        Instant end = endDate.map(given -> text.last("end_date", given)).orElseGet(() -> days.lastOf(days.dayOf(now)));
        Instant start = startDate
                .map(given -> text.first("start_date", given))
                .orElseGet(() -> days.firstOf(days.dayOf(end).minusDays(DEFAULT_DAYS - 1L)));
        return new DateRange(start, end, zone);
    }

    /** Returns true if {@code instant} is in the range, both ends included. */
    public boolean includes(Instant instant) {
        return !instant.isBefore(start) && !instant.isAfter(end);
    }

    /** Returns the day of {@code instant} in the time zone of the range. */
    public LocalDate dayOf(Instant instant) {
        return new ZoneDays(zone).dayOf(instant);
    }

    /** Returns each day of the zone that the range overlaps, in order. A day that the zone skipped is left out. */
    public List<LocalDate> days() {
        ZoneDays ofZone = new ZoneDays(zone);
        return ofZone.dayOf(start)
                .datesUntil(ofZone.dayOf(end).plusDays(1))
                .filter(ofZone::has)
                .toList();
    }

    /**
     * Returns the offsets from UTC that give the day of each instant in the range, in order. The first one begins with
     * the range. A store can thus compute days without a time zone database. There are about two offsets for each year
     * of a zone with summer time.
     */
    public List<DayOffset> dayOffsets() {
        return new ZoneDays(zone).offsets(start, end);
    }

    /** The calendar cannot add years to instants near {@link Instant#MAX}, or subtract days at the other end. */
    private static void requireYear(String field, Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new InvalidCommandException(field, "must be an instant of the years -999999 to 999999");
        }
    }

    static void requireOrder(Instant start, Instant end) {
        if (end.isBefore(start)) {
            throw new InvalidCommandException("end_date", "must not be before start_date");
        }
    }
}
