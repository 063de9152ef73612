package io.leadstone.testkit.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The gap between a read and the write that relies on it, wide enough for another thread to be in it too. */
final class Race {

    /** Long enough for a second thread to come on a busy machine. No reader waits for it in vain. */
    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private static final long POLL = Duration.ofMillis(1).toNanos() / 10;

    private Race() {}

    /** Returns when a second reader has come this far. */
    static void waitForAnother(AtomicInteger readers) {
        readers.incrementAndGet();
        long end = System.nanoTime() + PATIENCE;
        while (readers.get() < 2 && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL);
        }
    }

    /** Leaves the processor to other threads, so that they come into the gap on a machine with few processors too. */
    static void letOthersIn(Duration moment) {
        long end = System.nanoTime() + moment.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(moment.toNanos());
        }
    }
}
