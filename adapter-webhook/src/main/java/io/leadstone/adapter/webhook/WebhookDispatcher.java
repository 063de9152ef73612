package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import java.time.Duration;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends the deliveries of a store's {@code DeliveryQueue} to the URLs of the webhooks. A host builds a dispatcher,
 * starts it with {@link #start()} and stops it with {@link #close()}.
 *
 * <ul>
 *   <li><b>Claim.</b> The dispatcher looks for webhooks with due deliveries and claims some deliveries of each. A
 *       claim is the exclusive right to attempt a delivery. So several nodes can run a dispatcher over the same store.
 *   <li><b>Lease.</b> A claim expires after the lease. If a node dies, another node then claims its deliveries.
 *   <li><b>Retry.</b> After a failed attempt the delivery becomes due again after the pause of the retry schedule.
 *       After the last attempt it is exhausted. It can be redelivered, but then arrives after later events.
 *   <li><b>Order per lead.</b> Deliveries of one lead to one webhook are sent one after the other, in the order of the
 *       events. A retry delays the later ones. There is no order among different leads.
 *   <li><b>Disabling.</b> The outcome of an attempt disables a webhook that has failed for too long.
 *   <li><b>Maintenance.</b> From time to time the dispatcher deletes old finished deliveries.
 * </ul>
 *
 * <p>Each event arrives at least once. It arrives again with the same {@code webhook-id} if no outcome was stored for
 * an attempt, for example because the response was lost or the node died. Receivers drop duplicates by that header.
 *
 * <p>Instances are thread-safe.
 */
public final class WebhookDispatcher implements AutoCloseable {

    /** The time that aborted attempts have to end. */
    private static final Duration ABORT_GRACE = Duration.ofSeconds(1);

    private final DispatchSettings settings;
    private final WakeSignal wake;
    private final ApacheWebhookSender sender;
    private final ThreadPoolExecutor workers;
    private final RestartedWorker loop;
    private final RestartedWorker maintenance;
    private boolean started;

    WebhookDispatcher(
            DispatchSettings settings,
            WakeSignal wake,
            ApacheWebhookSender sender,
            ThreadPoolExecutor workers,
            DispatchLoop loop,
            DeliveryMaintenance maintenance) {
        this.settings = settings;
        this.wake = wake;
        this.sender = sender;
        this.workers = workers;
        this.loop = new RestartedWorker("dispatch", loop, wake, settings.restartAfter());
        this.maintenance = new RestartedWorker("maintenance", maintenance, wake, settings.restartAfter());
    }

    /** Returns a builder with the default settings. */
    public static WebhookDispatcherBuilder builder() {
        return new WebhookDispatcherBuilder();
    }

    /**
     * Starts to deliver in background threads. They are daemon threads, so they do not keep the process alive.
     *
     * @throws IllegalStateException if the dispatcher was started or closed before
     */
    public synchronized void start() {
        if (started || wake.isClosing()) {
            throw new IllegalStateException("the dispatcher was already started or closed");
        }
        started = true;
        loop.start();
        maintenance.start();
    }

    /**
     * Returns true if the background workers run; for the health check of the host. The result is false before the
     * start and after {@link #close()}. After a failure of a worker, such as an {@link OutOfMemoryError}, it is false
     * until the worker succeeds again. A store that cannot be reached does not change the result.
     */
    public boolean isAlive() {
        return loop.isAlive() && maintenance.isAlive();
    }

    /**
     * Makes the dispatcher look for deliveries now instead of at its next poll. A host calls it when an event was
     * enqueued. The method is cheap and never blocks. Many calls cause at most one query of the queue every 10 ms.
     */
    public void wake() {
        wake.request();
    }

    /**
     * Stops the dispatcher. It claims no more deliveries and waits for the attempts in progress, at most for the
     * builder's {@code closeTimeout}. Then it aborts the remaining attempts. Their deliveries can be claimed again
     * after their lease. A second call has no effect.
     */
    @Override
    public synchronized void close() {
        long end = System.nanoTime() + settings.closeTimeout().toNanos();
        wake.close();
        boolean interrupted = !awaitEnd(end);
        // No thread is interrupted. It may be inside a call of the store, and some stores close themselves on an
        // interrupt.
        wake.abort();
        sender.close();
        workers.shutdown();
        interrupted = interrupted || !awaitEnd(System.nanoTime() + ABORT_GRACE.toNanos());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for all threads to end, at most until {@code end}. Returns false if this thread was interrupted. */
    private boolean awaitEnd(long end) {
        try {
            loop.join(remaining(end));
            workers.shutdown();
            if (workers.awaitTermination(remaining(end).toMillis(), TimeUnit.MILLISECONDS)) {
                maintenance.join(remaining(end));
            }
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private static Duration remaining(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
