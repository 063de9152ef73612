package io.leadstone.application.report;

import java.time.Instant;

/**
 * The offset from UTC by which the days of a report are counted from {@code start} on, until the next offset begins.
 * The day of an instant, in days since 1970-01-01, is its seconds since 1970 plus {@code seconds}, divided by 86,400
 * and rounded down.
 *
 * @param start the first instant with this offset
 * @param seconds the offset, positive east of UTC
 */
public record DayOffset(Instant start, int seconds) {}
