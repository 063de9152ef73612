package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A background thread that runs a task repeatedly and continues after any {@link Throwable}, even
 * {@link OutOfMemoryError}. After a failure it pauses. The pause doubles with each consecutive failure, up to
 * {@link #MAX_PAUSE}.
 */
final class RestartedWorker {

    /** Longest pause after a failure. It is short because memory may be free again at any time. */
    static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    private final String name;
    private final Task task;
    private final WakeSignal wake;
    private final long firstPauseNanos;
    private final Thread thread;
    private long pauseNanos;
    private volatile boolean failed;

    RestartedWorker(String name, Task task, WakeSignal wake, Duration firstPause) {
        this.name = name;
        this.task = task;
        this.wake = wake;
        this.firstPauseNanos = firstPause.toNanos();
        this.pauseNanos = firstPauseNanos;
        this.thread = DispatchThreads.daemon(this::run, name);
    }

    /** The work of a background thread. One thread calls the two methods alternately. */
    interface Task {

        /** Does the work that is due now. */
        void runOnce();

        /** Waits until there may be work, or until the dispatcher closes. */
        void pause() throws InterruptedException;
    }

    void start() {
        thread.start();
    }

    /** Returns true if the thread runs and its last run succeeded. */
    boolean isAlive() {
        return thread.isAlive() && !failed;
    }

    /** Waits for the end of the thread, at most for the timeout. */
    void join(Duration timeout) throws InterruptedException {
        thread.join(timeout.toMillis() + 1);
    }

    private void run() {
        while (!wake.isClosing()) {
            try {
                task.runOnce();
                failed = false;
                pauseNanos = firstPauseNanos;
                task.pause();
            } catch (Throwable failure) {
                failed = true;
                recover(failure);
            }
        }
    }

    /** Logs the failure and pauses. It must not throw, because the thread would end. */
    private void recover(Throwable failure) {
        try {
            long millis = pauseNanos / 1_000_000;
            LOG.log(
                    System.Logger.Level.ERROR,
                    () -> "the webhook worker '" + name + "' failed; it continues in " + millis + " ms",
                    failure);
            wake.awaitClose(Duration.ofNanos(pauseNanos));
        } catch (Throwable noMemory) {
            LockSupport.parkNanos(firstPauseNanos);
        }
        pauseNanos = Math.min(2 * pauseNanos, MAX_PAUSE.toNanos());
    }
}
