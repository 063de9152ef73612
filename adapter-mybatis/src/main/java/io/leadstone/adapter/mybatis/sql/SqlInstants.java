package io.leadstone.adapter.mybatis.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as every database can compare them: in whole milliseconds, of years with four digits. */
public final class SqlInstants {

    private static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private SqlInstants() {}

    /** The first stored instant that is not before {@code bound}: what is stored compares with both alike. */
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

    /** The instant of a cursor; an exception where it can be none of ours. */
    public static Instant stored(String text) {
        Instant instant = Instant.parse(text);
        if (!instant.equals(ceiling(instant))) {
            throw new IllegalArgumentException("no stored instant: " + text);
        }
        return instant;
    }
}
