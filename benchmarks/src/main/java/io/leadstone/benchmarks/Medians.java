package io.leadstone.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Measures the median of repeated calls. */
final class Medians {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 25;
    private static final double NANOS_PER_MILLI = 1e6;

    private Medians() {}

    /** Returns the median time of {@code work} in milliseconds, after a warm-up. */
    static double millis(Callable<?> work) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            work.call();
        }
        long[] nanos = new long[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            nanos[i] = System.nanoTime() - start;
        }
        return millis(nanos);
    }

    /** Returns the median of these times in milliseconds. */
    static double millis(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / NANOS_PER_MILLI;
    }
}
