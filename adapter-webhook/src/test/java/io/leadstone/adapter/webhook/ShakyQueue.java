package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;

/** A queue whose store can be down, as a real one can. */
final class ShakyQueue implements DeliveryQueue {

    private final DeliveryQueue queue;
    private final Watch<String> refused = new Watch<>();
    private final Watch<String> answered = new Watch<>();
    private volatile boolean down;

    ShakyQueue(DeliveryQueue queue) {
        this.queue = queue;
    }

    void down(boolean now) {
        down = now;
    }

    /** The calls that were not answered. */
    Watch<String> refused() {
        return refused;
    }

    /** The calls that were answered. */
    Watch<String> answered() {
        return answered;
    }

    @Override
    public List<Webhook> due(int limit) {
        answer("due");
        List<Webhook> due = queue.due(limit);
        answered.add("due");
        return due;
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        answer("claim");
        return queue.claim(webhook, limit, lease);
    }

    @Override
    public boolean record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        answer("settle");
        return queue.record(delivery, outcome);
    }

    @Override
    public List<Webhook> disableFailing(Duration limit) {
        answer("disableFailing");
        return queue.disableFailing(limit);
    }

    @Override
    public int prune(Duration age, int limit) {
        answer("prune");
        return queue.prune(age, limit);
    }

    private void answer(String call) {
        if (down) {
            refused.add(call);
            throw new StoreUnavailableException(new IllegalStateException("down"));
        }
    }
}
