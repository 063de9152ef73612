package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Signals between the threads of a dispatcher: look for deliveries, stop claiming, abort. */
final class WakeSignal {

    private final Semaphore permit = new Semaphore(0);
    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch aborted = new CountDownLatch(1);

    /** Requests a poll, because a delivery may have been enqueued. */
    void request() {
        requested.set(true);
        signal();
    }

    /** Returns true if {@link #request} was called since the last call of this method. */
    boolean takeRequest() {
        return requested.getAndSet(false);
    }

    /** Ends the current or the next {@link #await}. */
    void signal() {
        // One permit is enough, because a run handles everything. A race here causes at most one needless run.
        if (permit.availablePermits() == 0) {
            permit.release();
        }
    }

    /** Waits for a signal, at most for {@code timeout}. */
    void await(Duration timeout) throws InterruptedException {
        if (permit.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            permit.drainPermits();
        }
    }

    /** Signals that no more deliveries are claimed. */
    void close() {
        closing.countDown();
        signal();
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Waits for {@link #close()}, at most for {@code timeout}. Returns true if it was called. */
    boolean awaitClose(Duration timeout) throws InterruptedException {
        return closing.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Signals that no more outcomes are stored. */
    void abort() {
        aborted.countDown();
    }

    /** Waits for {@link #abort()}, at most for {@code timeout}. Returns true if it was called. */
    boolean awaitAbort(Duration timeout) throws InterruptedException {
        return aborted.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isAborted() {
        return aborted.getCount() == 0;
    }
}
