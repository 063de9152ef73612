package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.application.report.DayOffset;
import java.time.Duration;
import java.time.Instant;

/**
 * A part of a report's range in which the time zone has one offset from UTC.
 *
 * @param end included; the next part begins one millisecond later
 * @param offsetSeconds the offset, positive east of UTC
 * @param midnight the beginning of the day of {@code start} by this offset, which may be before {@code start}
 */
public record RangePart(Instant start, Instant end, int offsetSeconds, Instant midnight) {

    private static final long DAY = Duration.ofDays(1).toSeconds();

    static RangePart of(DayOffset offset, Instant end) {
        Instant start = SqlInstants.ceiling(offset.start());
        long sinceMidnight = Math.floorMod(start.getEpochSecond() + offset.seconds(), DAY);
        return new RangePart(
                start, end, offset.seconds(), Instant.ofEpochSecond(start.getEpochSecond() - sinceMidnight));
    }
}
