package io.leadstone.testkit.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The gap between a read and the write that relies on it, wide enough for another thread to be in it too. */
final class Race {

    private static final long A_MOMENT = Duration.ofMillis(50).toNanos();

    private Race() {}

    /** Returns when a second reader has come this far, or after a moment. */
    static void waitForAnother(AtomicInteger readers) {
        readers.incrementAndGet();
        long end = System.nanoTime() + A_MOMENT;
        while (readers.get() < 2 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
