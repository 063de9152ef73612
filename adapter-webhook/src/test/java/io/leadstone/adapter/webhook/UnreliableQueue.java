package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A queue whose store can be made unavailable. */
final class UnreliableQueue implements DeliveryQueue {

    private final DeliveryQueue queue;
    private final Watch<String> failedCalls = new Watch<>();
    private final Watch<String> successfulCalls = new Watch<>();
    private volatile boolean down;

    UnreliableQueue(DeliveryQueue queue) {
        this.queue = queue;
    }

    void down(boolean isDown) {
        down = isDown;
    }

    /** Returns the names of the calls that failed. */
    Watch<String> failedCalls() {
        return failedCalls;
    }

    /** Returns the names of the calls of {@code due} that succeeded. */
    Watch<String> successfulCalls() {
        return successfulCalls;
    }

    @Override
    public List<Webhook> due(int limit) {
        failIfDown("due");
        List<Webhook> due = queue.due(limit);
        successfulCalls.add("due");
        return due;
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        failIfDown("claim");
        return queue.claim(webhook, limit, lease);
    }

    @Override
    public RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        failIfDown("record");
        return queue.record(delivery, outcome);
    }

    @Override
    public int prune(Duration age, int limit) {
        failIfDown("prune");
        return queue.prune(age, limit);
    }

    @Override
    public Optional<Duration> age() {
        failIfDown("age");
        return queue.age();
    }

    private void failIfDown(String call) {
        if (down) {
            failedCalls.add(call);
            throw new StoreUnavailableException(new IllegalStateException("down"));
        }
    }
}
