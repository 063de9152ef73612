package io.leadstone.testkit.memory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Makes the gap between a read and the write that depends on it long enough for another thread. */
final class Race {

    /**
     * The longest wait for a second thread on a busy machine. A test in which no second thread comes waits that long.
     */
    private static final long TIMEOUT = Duration.ofSeconds(30).toNanos();

    private static final long POLL = Duration.ofMillis(1).toNanos() / 10;

    private Race() {}

    /** Waits until a second reader calls this method. */
    static void waitForAnother(AtomicInteger readers) {
        readers.incrementAndGet();
        long end = System.nanoTime() + TIMEOUT;
        while (readers.get() < 2 && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL);
        }
    }

    /** Sleeps for {@code pause}, so that other threads run in the gap even with few processors. */
    static void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }
}
