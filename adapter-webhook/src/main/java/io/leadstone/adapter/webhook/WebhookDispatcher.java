package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends the deliveries of a store to their receivers. A host builds one, {@link #start()}s it and {@link #close()}s it; several nodes may
 * run one each over the same store, and each delivery is one node's at a time.
 *
 * <p>Each event arrives at least once, and the events of one lead in their order. It arrives again under the same {@code webhook-id} where
 * nobody can know whether it did: the answer was lost, or a node died, or slept past its claim, before it could say so. Events of different leads
 * arrive in any order. What is given up is passed over: it can be redelivered, and is then late.
 *
 * <p>Safe to use from many threads.
 */
public final class WebhookDispatcher implements AutoCloseable {

    /** How long those that were broken off have to notice. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final DispatchSettings settings;
    private final WakeSignal wake;
    private final ApacheWebhookSender sender;
    private final ThreadPoolExecutor workers;
    private final RestartedWorker loop;
    private final RestartedWorker upkeep;
    private boolean started;

    WebhookDispatcher(
            DispatchSettings settings,
            WakeSignal wake,
            ApacheWebhookSender sender,
            ThreadPoolExecutor workers,
            DispatchLoop loop,
            DeliveryMaintenance upkeep) {
        this.settings = settings;
        this.wake = wake;
        this.sender = sender;
        this.workers = workers;
        this.loop = new RestartedWorker("dispatch", loop, wake, settings.restartAfter());
        this.upkeep = new RestartedWorker("upkeep", upkeep, wake, settings.restartAfter());
    }

    /** The parts that a host may choose. */
    public static WebhookDispatcherBuilder builder() {
        return new WebhookDispatcherBuilder();
    }

    /**
     * Begins to deliver, in threads of its own that keep no process alive.
     *
     * @throws IllegalStateException where it was started or closed before
     */
    public synchronized void start() {
        if (started || wake.isClosing()) {
            throw new IllegalStateException("a dispatcher is started once");
        }
        started = true;
        loop.start();
        upkeep.start();
    }

    /**
     * Returns whether the background workers live, for the host's health check. It is {@code false} before the start, after
     * {@link #close()}, and from a failure of a worker on, such as an {@link OutOfMemoryError}, until the worker has completed a round
     * again. A store that does not answer is no such failure.
     */
    public boolean isAlive() {
        return loop.isAlive() && upkeep.isAlive();
    }

    /**
     * Looks for deliveries at once instead of at the next turn, for a host that knows that something happened. Cheap, and never blocks; however often
     * it is called, the store is asked at most every 10 ms.
     */
    public void wake() {
        wake.ask();
    }

    /**
     * Claims no more, and waits for what is in flight, but no longer than the builder's {@code closeWithin}; what is not back by then is broken
     * off, and is another's once its claim has expired. Again: nothing happens.
     */
    @Override
    public synchronized void close() {
        long end = System.nanoTime() + settings.closeWithin().toNanos();
        wake.close();
        boolean interrupted = !finish(end);
        // No thread is interrupted: it may be in the store, and some stores take that for the end of everything.
        wake.giveUp();
        sender.close();
        workers.shutdown();
        interrupted = interrupted || !finish(System.nanoTime() + LAST_WORDS.toNanos());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until nothing is in flight, at most until {@code end}; {@code false} where somebody wants this thread to stop waiting. */
    private boolean finish(long end) {
        try {
            loop.join(left(end));
            workers.shutdown();
            if (workers.awaitTermination(left(end).toMillis(), TimeUnit.MILLISECONDS)) {
                upkeep.join(left(end));
            }
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
