package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the threads of a dispatcher tell each other: look again, stop claiming, give up. */
final class WakeSignal {

    private final Semaphore bell = new Semaphore(0);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch givenUp = new CountDownLatch(1);

    /** That something may have come into the queue. */
    void ask() {
        asked.set(true);
        ring();
    }

    /** Whether {@link #ask} was called since the last time. */
    boolean wasAsked() {
        return asked.getAndSet(false);
    }

    /** Ends one {@link #await}, the present or the next. */
    void ring() {
        // One is enough: whoever wakes looks at everything. A second in between costs one look more.
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /** Waits until somebody rings, or for {@code longest}. */
    void await(Duration longest) throws InterruptedException {
        if (bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
            bell.drainPermits();
        }
    }

    void close() {
        closing.countDown();
        ring();
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits for {@code time}; {@code true} where it is to close meanwhile. */
    boolean closesWithin(Duration time) throws InterruptedException {
        return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    void giveUp() {
        givenUp.countDown();
    }

    /** Waits for {@code time}; {@code true} where all is given up meanwhile. */
    boolean givesUpWithin(Duration time) throws InterruptedException {
        return givenUp.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isGivenUp() {
        return givenUp.getCount() == 0;
    }
}
