package io.leadstone.application.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The days of a time zone. A day begins at the first instant that has its date, and ends where the next day begins. So
 * each instant is part of exactly one day. A zone that moves its clocks from 00:01 back to 23:01 has the date of the
 * day before once more for a while. This time counts for the new day, because that day has begun.
 */
record ZoneDays(ZoneId zone) {

    static final ZoneDays UTC = new ZoneDays(ZoneOffset.UTC);

    /** Returns the day of the instant. */
    LocalDate dayOf(Instant instant) {
        LocalDate date = LocalDate.ofInstant(instant, zone);
        LocalDate next = date.plusDays(1);
        return instant.isBefore(firstOf(next)) ? date : next;
    }

    /** Returns the first instant of the day. A day that the zone skipped begins with the day after it. */
    Instant firstOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Returns the last millisecond of the day. */
    Instant lastOf(LocalDate day) {
        return firstOf(day.plusDays(1)).minusMillis(1);
    }

    /** Returns false for a day that the zone skipped, as the islands do that change sides of the date line. */
    boolean has(LocalDate day) {
        return firstOf(day).isBefore(firstOf(day.plusDays(1)));
    }

    /** Returns the offsets that give the days between {@code start} and {@code end}, in order. */
    List<DayOffset> offsets(Instant start, Instant end) {
        ZoneRules rules = zone.getRules();
        Optional<ZoneOffsetTransition> before = Optional.ofNullable(rules.previousTransition(start.plusNanos(1)));
        List<DayOffset> offsets = new ArrayList<>();
        offsets.add(new DayOffset(
                start,
                before.map(ZoneOffsetTransition::getOffsetBefore)
                        .orElseGet(() -> rules.getOffset(start))
                        .getTotalSeconds()));
        for (Optional<ZoneOffsetTransition> next = before.or(() -> after(start));
                next.filter(transition -> !transition.getInstant().isAfter(end)).isPresent();
                next = next.flatMap(transition -> after(transition.getInstant()))) {
            addIfReached(offsets, next.get(), end);
        }
        return List.copyOf(offsets);
    }

    private Optional<ZoneOffsetTransition> after(Instant instant) {
        return Optional.ofNullable(zone.getRules().nextTransition(instant));
    }

    private void addIfReached(List<DayOffset> offsets, ZoneOffsetTransition transition, Instant end) {
        DayOffset offset = new DayOffset(
                daysChange(transition), transition.getOffsetAfter().getTotalSeconds());
        Instant start = offsets.get(0).start();
        if (!offset.start().isAfter(start)) {
            offsets.set(0, new DayOffset(start, offset.seconds()));
        } else if (!offset.start().isAfter(end)) {
            offsets.add(offset);
        }
    }

    /**
     * Returns the instant from which the new offset gives the days. This is the transition itself, unless it goes back
     * behind a midnight that has passed. Then it is the second midnight.
     */
    private Instant daysChange(ZoneOffsetTransition transition) {
        LocalDate begun = transition.getDateTimeBefore().toLocalDate();
        boolean repeatsMidnight = transition.getDateTimeAfter().toLocalDate().isBefore(begun)
                && firstOf(begun).isBefore(transition.getInstant());
        return repeatsMidnight ? begun.atStartOfDay().toInstant(transition.getOffsetAfter()) : transition.getInstant();
    }
}
