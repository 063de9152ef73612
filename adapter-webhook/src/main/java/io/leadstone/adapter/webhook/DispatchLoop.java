package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Claims due deliveries while there are free slots, and passes them to the sender threads. One thread runs this loop.
 *
 * <p>Each run has three steps:
 *
 * <ol>
 *   <li>Put webhooks whose attempt has ended back into the {@link DispatchQueue}. They may have more due deliveries.
 *   <li>If it is time for a poll, ask the store which webhooks have due deliveries. A poll follows {@code pollBusy}
 *       after the last one, or {@code minPollInterval} after it if one was requested.
 *   <li>Visit the webhooks of the queue in order. Claim as many deliveries of each as it has free
 *       {@link DispatchSlots}.
 * </ol>
 *
 * <p>The pause between two runs doubles from {@code pollBusy} to {@code pollIdle} while there is no work. A {@link
 * WakeSignal} ends a pause.
 */
final class DispatchLoop implements RestartedWorker.Task {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /** The first and smallest limit of a query for due webhooks. */
    private static final int MIN_LIMIT = 128;

    /** The largest limit of a query for due webhooks. It bounds the memory. */
    private static final int MAX_LIMIT = 65_536;

    private final DeliveryQueue queue;
    private final DispatchSettings settings;
    private final DispatchSlots slots;
    private final WakeSignal wake;
    private final Executor workers;
    private final DeliverySender sender;
    private final Queue<DispatchQueue.Entry> freed = new ConcurrentLinkedQueue<>();
    private final DispatchQueue dispatchQueue;
    private int limit = MIN_LIMIT;
    private long polledAt = System.nanoTime();
    private long nextPollAt = polledAt;
    private Duration interval;
    private boolean down;

    DispatchLoop(
            DeliveryQueue queue,
            DispatchSettings settings,
            DispatchSlots slots,
            WakeSignal wake,
            Executor workers,
            DeliverySender sender) {
        this.queue = queue;
        this.settings = settings;
        this.slots = slots;
        this.wake = wake;
        this.workers = workers;
        this.sender = sender;
        this.dispatchQueue = new DispatchQueue(settings.pollIdle());
        this.interval = settings.pollBusy();
    }

    @Override
    public void runOnce() {
        interval = dispatchOnce() ? settings.pollBusy() : doubledInterval();
    }

    @Override
    public void pause() throws InterruptedException {
        wake.await(untilNextPoll());
    }

    /**
     * Claims once and returns true if there is work. A failure of the store is logged, and the next run tries again.
     */
    private boolean dispatchOnce() {
        try {
            boolean claimed = claimAll();
            if (down) {
                down = false;
                LOG.log(System.Logger.Level.INFO, "the store can be reached again; webhooks are delivered");
            }
            return claimed || !slots.isIdle();
        } catch (RuntimeException failure) {
            if (!down) {
                down = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the store failed; webhooks are delivered when it can be reached again",
                        failure);
            }
            return false;
        }
    }

    private boolean claimAll() {
        if (!requeueFreed() || wake.takeRequest()) {
            nextPollAt = polledAt + settings.minPollInterval().toNanos();
        }
        if (System.nanoTime() - nextPollAt >= 0) {
            findDue();
        }
        boolean claimed = false;
        for (DispatchQueue.Entry entry : dispatchQueue.entries()) {
            if (slots.isFull() || wake.isClosing()) {
                break;
            }
            claimed |= claim(entry);
        }
        return claimed;
    }

    /**
     * Puts webhooks whose attempt has ended back into the queue. Returns false if one of them must be read from the
     * store again.
     */
    private boolean requeueFreed() {
        boolean fresh = true;
        for (DispatchQueue.Entry entry = freed.poll(); entry != null; entry = freed.poll()) {
            fresh &= dispatchQueue.add(entry, System.nanoTime());
        }
        return fresh;
    }

    private void findDue() {
        polledAt = System.nanoTime();
        nextPollAt = polledAt + settings.pollBusy().toNanos();
        List<Webhook> due = queue.due(limit);
        dispatchQueue.replaceAll(due, polledAt);
        if (due.size() < limit) {
            limit = Math.min(MAX_LIMIT, Math.max(MIN_LIMIT, 2 * due.size()));
        } else if (limit < MAX_LIMIT) {
            // There may be more webhooks than the limit, and those that were read may have no free slots. Read more at
            // once.
            limit *= 2;
            wake.request();
        }
    }

    private boolean claim(DispatchQueue.Entry entry) {
        int free = slots.free(entry.webhook());
        if (free <= 0) {
            // A webhook with an attempt in progress is queued again when the attempt ends. A webhook without one keeps
            // its position: other webhooks of its pace or its receiver use the slots that it needs.
            if (slots.isServing(entry.id())) {
                dispatchQueue.remove(entry);
            }
            return false;
        }
        int count = 0;
        try {
            long now = System.nanoTime();
            for (ClaimedDelivery claimed : queue.claim(entry.webhook(), free, settings.lease())) {
                count++;
                send(entry, claimed, now);
            }
        } catch (StoreUnavailableException down) {
            throw down;
        } catch (RuntimeException failure) {
            // A fault of one webhook must not stop the others.
            LOG.log(System.Logger.Level.ERROR, "cannot claim deliveries of webhook " + entry.id(), failure);
        } finally {
            // This also runs after an Error, which ends this run. The next run begins with the other webhooks.
            if (count < free) {
                dispatchQueue.remove(entry);
            } else {
                dispatchQueue.moveToEnd(entry);
            }
        }
        return count > 0;
    }

    private void send(DispatchQueue.Entry entry, ClaimedDelivery claimed, long claimedAt) {
        slots.take(entry.webhook());
        try {
            workers.execute(() -> {
                Duration duration = settings.lease();
                try {
                    duration = sender.deliver(entry.webhook(), claimed, claimedAt);
                } finally {
                    slots.giveBack(entry.id(), duration);
                    freed.add(entry);
                    wake.signal();
                }
            });
        } catch (RejectedExecutionException closed) {
            // The dispatcher is closed. The claim expires, and then another node can claim the delivery.
            slots.giveBack(entry.id(), settings.lease());
        } catch (Error noThread) {
            slots.giveBack(entry.id(), settings.lease());
            throw noThread;
        }
    }

    /**
     * Returns the time until the next run. It is the interval, or less if a requested poll waits for the end of {@code
     * minPollInterval}.
     */
    private Duration untilNextPoll() {
        boolean isRequested = nextPollAt - polledAt < settings.pollBusy().toNanos();
        long remaining = Math.max(0, nextPollAt - System.nanoTime());
        return isRequested ? Duration.ofNanos(Math.min(remaining, interval.toNanos())) : interval;
    }

    private Duration doubledInterval() {
        Duration doubled = interval.multipliedBy(2);
        return doubled.compareTo(settings.pollIdle()) < 0 ? doubled : settings.pollIdle();
    }
}
