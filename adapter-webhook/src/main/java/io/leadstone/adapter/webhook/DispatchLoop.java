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

/** Claims what is due, as far as there are slots, and hands it to the threads that send. One thread runs it. */
final class DispatchLoop implements RestartedWorker.Rounds {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());
    private static final int FIRST_LIMIT = 128;
    private static final int LAST_LIMIT = 65_536;

    private final DeliveryQueue queue;
    private final DispatchSettings settings;
    private final DispatchSlots slots;
    private final WakeSignal wake;
    private final Executor workers;
    private final DeliverySender courier;
    private final Queue<DispatchQueue.Place> freed = new ConcurrentLinkedQueue<>();
    private final DispatchQueue line;
    private int limit = FIRST_LIMIT;
    private long askedAt = System.nanoTime();
    private long askAgainAt = askedAt;
    private Duration pause;
    private boolean down;

    DispatchLoop(
            DeliveryQueue queue,
            DispatchSettings settings,
            DispatchSlots slots,
            WakeSignal wake,
            Executor workers,
            DeliverySender courier) {
        this.queue = queue;
        this.settings = settings;
        this.slots = slots;
        this.wake = wake;
        this.workers = workers;
        this.courier = courier;
        this.line = new DispatchQueue(settings.pollIdle());
        this.pause = settings.pollBusy();
    }

    @Override
    public void round() {
        pause = turn() ? settings.pollBusy() : longer(pause);
    }

    @Override
    public void rest() throws InterruptedException {
        wake.await(untilNextTurn(pause));
    }

    /** Whether there is work. Whatever fails, the next turn is another try. */
    private boolean turn() {
        try {
            boolean claimed = claimAll();
            if (down) {
                down = false;
                LOG.log(System.Logger.Level.INFO, "the store answers again, webhooks go on");
            }
            return claimed || !slots.isIdle();
        } catch (RuntimeException failure) {
            if (!down) {
                down = true;
                LOG.log(System.Logger.Level.WARNING, "the store fails, webhooks wait for it", failure);
            }
            return false;
        }
    }

    private boolean claimAll() {
        if (!takeFreed() || wake.wasAsked()) {
            askAgainAt = askedAt + settings.pollLeast().toNanos();
        }
        if (System.nanoTime() - askAgainAt >= 0) {
            ask();
        }
        boolean claimed = false;
        for (DispatchQueue.Place place : line.inOrder()) {
            if (slots.isFull() || wake.isClosing()) {
                break;
            }
            claimed |= claim(place);
        }
        return claimed;
    }

    /** Whether all that got a slot back were read lately enough to go on with. */
    private boolean takeFreed() {
        boolean fresh = true;
        for (DispatchQueue.Place place = freed.poll(); place != null; place = freed.poll()) {
            fresh &= line.add(place, System.nanoTime());
        }
        return fresh;
    }

    private void ask() {
        askedAt = System.nanoTime();
        askAgainAt = askedAt + settings.pollBusy().toNanos();
        List<Webhook> due = queue.due(limit);
        line.is(due, askedAt);
        if (due.size() < limit) {
            limit = Math.min(LAST_LIMIT, Math.max(FIRST_LIMIT, 2 * due.size()));
        } else if (limit < LAST_LIMIT) {
            // Those that have no slot left may hide all others: look further at once.
            limit *= 2;
            wake.ask();
        }
    }

    private boolean claim(DispatchQueue.Place place) {
        int free = slots.free(place.webhook());
        if (free <= 0) {
            // One that is served comes back by itself; one that waits for others of its pace keeps its place.
            if (slots.isServing(place.id())) {
                line.leave(place);
            }
            return false;
        }
        int got = 0;
        try {
            long now = System.nanoTime();
            for (ClaimedDelivery claimed : queue.claim(place.webhook(), free, settings.lease())) {
                got++;
                send(place, claimed, now);
            }
        } catch (StoreUnavailableException down) {
            throw down;
        } catch (RuntimeException failure) {
            // Whatever is wrong with this one, the others are not to suffer.
            LOG.log(System.Logger.Level.ERROR, "cannot claim for webhook " + place.id(), failure);
        } finally {
            // Also after an error, which ends this round: the next one begins with the other subscriptions.
            if (got < free) {
                line.leave(place);
            } else {
                line.again(place);
            }
        }
        return got > 0;
    }

    private void send(DispatchQueue.Place place, ClaimedDelivery claimed, long claimedAt) {
        slots.take(place.webhook());
        try {
            workers.execute(() -> {
                Duration took = settings.lease();
                try {
                    took = courier.deliver(place.webhook(), claimed, claimedAt);
                } finally {
                    slots.giveBack(place.id(), took);
                    freed.add(place);
                    wake.ring();
                }
            });
        } catch (RejectedExecutionException closed) {
            // The claim expires, and the delivery is another's.
            slots.giveBack(place.id(), settings.lease());
        } catch (Error noThread) {
            slots.giveBack(place.id(), settings.lease());
            throw noThread;
        }
    }

    /** Nothing but a question that was asked for and came too early makes it shorter. */
    private Duration untilNextTurn(Duration pause) {
        boolean isAskedFor = askAgainAt - askedAt < settings.pollBusy().toNanos();
        long rest = Math.max(0, askAgainAt - System.nanoTime());
        return isAskedFor ? Duration.ofNanos(Math.min(rest, pause.toNanos())) : pause;
    }

    private Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(settings.pollIdle()) < 0 ? twice : settings.pollIdle();
    }
}
