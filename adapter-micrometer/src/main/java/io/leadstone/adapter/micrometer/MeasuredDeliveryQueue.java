package io.leadstone.adapter.micrometer;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decorator of the queue that measures the attempts of dispatchers, and counts the webhooks that they disable. */
record MeasuredDeliveryQueue(DeliveryQueue queue, LabelledMeters meters) implements DeliveryQueue {

    private static final String RETRY = "retry";

    @Override
    public List<Webhook> due(int limit) {
        return queue.due(limit);
    }

    @Override
    public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
        return queue.claim(webhook, limit, lease);
    }

    @Override
    public RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        RecordedOutcome recorded = queue.record(delivery, outcome);
        if (recorded.stored()) {
            meters.time(
                    LeadstoneMeter.WEBHOOK_DELIVERY,
                    outcome.attempt().duration(),
                    LeadstoneMeter.WEBHOOK_DELIVERY.labels(),
                    label(outcome));
            recorded.disabled().ifPresent(reason -> meters.count(LeadstoneMeter.WEBHOOK_DISABLED, 1, reason.code()));
        }
        return recorded;
    }

    @Override
    public int prune(Duration age, int limit) {
        return queue.prune(age, limit);
    }

    @Override
    public Optional<Duration> age() {
        return queue.age();
    }

    private static String label(DeliveryOutcome outcome) {
        return outcome.status() == DeliveryStatus.PENDING
                ? RETRY
                : outcome.status().code();
    }
}
