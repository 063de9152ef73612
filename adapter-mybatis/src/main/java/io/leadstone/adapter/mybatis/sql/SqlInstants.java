package io.leadstone.adapter.mybatis.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Conversion of instants to the form that each database can compare: whole milliseconds, years of four digits. */
public final class SqlInstants {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private SqlInstants() {}

    /**
     * Returns the first instant of this form that is not before {@code bound}, or the last one of this form. It
     * replaces a bound that is an included start or an excluded end: each stored instant is before both or before
     * neither.
     */
    public static Instant ceiling(Instant bound) {
        if (bound.isBefore(FIRST)) {
            return FIRST;
        }
        if (bound.isAfter(LAST)) {
            return LAST;
        }
        Instant floor = bound.truncatedTo(ChronoUnit.MILLIS);
        return floor.equals(bound) ? floor : floor.plusMillis(1);
    }

    /**
     * Returns the last instant of this form that is not after {@code bound}, or the first one of this form. It replaces
     * a bound that is an included end: each stored instant is after both or after neither.
     */
    public static Instant floor(Instant bound) {
        if (bound.isBefore(FIRST)) {
            return FIRST;
        }
        return bound.isAfter(LAST) ? LAST : bound.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Returns the instant in a cursor.
     *
     * @throws RuntimeException if the text is not an instant of whole milliseconds and a year of four digits
     */
    public static Instant stored(String text) {
        Instant instant = Instant.parse(text);
        if (!instant.equals(ceiling(instant))) {
            throw new IllegalArgumentException(
                    "an instant in a cursor must have whole milliseconds and a year of four digits, but is " + text);
        }
        return instant;
    }
}
