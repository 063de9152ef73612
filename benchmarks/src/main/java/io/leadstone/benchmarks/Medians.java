package io.leadstone.benchmarks;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Measures by repetition. */
final class Medians {

    private static final int WARM_UP = 5;
    private static final int ROUNDS = 25;
    private static final double NANOS_PER_MILLI = 1e6;

    private Medians() {}

    /** The median time of {@code work} in milliseconds, after it has warmed up. */
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

    /** The median of these times in milliseconds. */
    static double millis(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / NANOS_PER_MILLI;
    }
}
