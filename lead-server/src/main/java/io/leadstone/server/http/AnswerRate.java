package io.leadstone.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The minimum rate at which a client must read an answer. Jetty counts bytes when it passes them to the system, so
 * bytes in the send buffer count as read.
 *
 * @param after the time in which the rate is not checked
 * @param bytesPerSecond the average rate after that time
 */
record AnswerRate(Duration after, int bytesPerSecond) {

    /** The rate of the server. */
    static final AnswerRate MINIMUM = new AnswerRate(HttpLimits.ANSWER_RATE_AFTER, HttpLimits.MIN_BYTES_PER_SECOND);

    /** Returns true if a client that has read {@code bytes} of an answer in {@code nanos} is too slow. */
    boolean isAbove(long bytes, long nanos) {
        long counted = nanos - after.toNanos();
        return counted > 0 && bytes < bytesPerSecond * TimeUnit.NANOSECONDS.toSeconds(counted);
    }
}
