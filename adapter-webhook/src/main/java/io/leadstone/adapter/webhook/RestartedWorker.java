package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A background thread that goes on after any {@link Throwable}, an {@link OutOfMemoryError} included. After each failure it waits, twice as
 * long each time up to {@link #LONGEST_PAUSE}, and then takes the next round.
 */
final class RestartedWorker {

    /** The longest pause after a failure: memory may be free again at any time, and deliveries should not wait long for it. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    private final String name;
    private final Rounds rounds;
    private final WakeSignal wake;
    private final long firstPauseNanos;
    private final Thread thread;
    private long pauseNanos;
    private volatile boolean dead;

    RestartedWorker(String name, Rounds rounds, WakeSignal wake, Duration firstPause) {
        this.name = name;
        this.rounds = rounds;
        this.wake = wake;
        this.firstPauseNanos = firstPause.toNanos();
        this.pauseNanos = firstPauseNanos;
        this.thread = DispatchThreads.daemon(this::run, name);
    }

    /** The work of a background thread, round by round. One thread calls both methods in turn. */
    interface Rounds {

        /** Does what there is to do now. */
        void round();

        /** Waits until there may be something to do, or until the dispatcher closes. */
        void rest() throws InterruptedException;
    }

    void start() {
        thread.start();
    }

    /** Returns whether the thread runs and has completed a round since its last failure. */
    boolean isAlive() {
        return thread.isAlive() && !dead;
    }

    /** Waits for the end of the thread, at most for this time. */
    void join(Duration longest) throws InterruptedException {
        thread.join(longest.toMillis() + 1);
    }

    private void run() {
        while (!wake.isClosing()) {
            try {
                rounds.round();
                dead = false;
                pauseNanos = firstPauseNanos;
                rounds.rest();
            } catch (Throwable failure) {
                dead = true;
                recover(failure);
            }
        }
    }

    /** Must not throw: nobody would start the thread again. */
    private void recover(Throwable failure) {
        try {
            long millis = pauseNanos / 1_000_000;
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "webhook worker '" + name + "' failed, it goes on in " + millis + " ms",
                    failure);
            wake.closesWithin(Duration.ofNanos(pauseNanos));
        } catch (Throwable noMemoryForThat) {
            LockSupport.parkNanos(firstPauseNanos);
        }
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE.toNanos());
    }
}
