package io.leadstone.application.report;

import java.util.Arrays;
import java.util.Optional;

/** Collects times in milliseconds and returns their median. Each time needs eight bytes. Not thread-safe. */
final class MedianMillis {

    private static final int FIRST_CAPACITY = 16;

    private long[] times = new long[FIRST_CAPACITY];
    private int size;

    void add(long millis) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + (size >> 1));
        }
        times[size++] = millis;
    }

    /** Returns twice the median; empty if no time was added. */
    Optional<Long> doubled() {
        if (size == 0) {
            return Optional.empty();
        }
        Arrays.sort(times, 0, size);
        return Optional.of(times[(size - 1) / 2] + times[size / 2]);
    }
}
