package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;

/**
 * Takes one claimed delivery to its receiver and what it came to back to the queue.
 *
 * @param startWithin how long after the claim an attempt may still begin, so that it ends before the claim does
 */
record DeliveryCourier(
        WebhookAttempts attempts, DeliverySettler settler, WebhookListener listener, Duration startWithin) {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /**
     * Delivers, unless it is too late to.
     *
     * @param claimedAt before the claim, by the clock of the process
     * @return how long the receiver took
     */
    Duration deliver(Webhook webhook, ClaimedDelivery claimed, long claimedAt) {
        try {
            if (System.nanoTime() - claimedAt > startWithin.toNanos()) {
                LOG.log(System.Logger.Level.WARNING, "a webhook claim was too old to begin with");
                return Duration.ZERO;
            }
            long began = System.nanoTime();
            DeliveryOutcome outcome = attempts.attempt(webhook, claimed);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            if (settler.settle(claimed, outcome, claimedAt)) {
                tell(webhook, claimed, outcome);
            }
            return took;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Duration.ZERO;
        }
    }

    private void tell(Webhook webhook, ClaimedDelivery claimed, DeliveryOutcome outcome) {
        listener.attempted(claimed, outcome);
        if (outcome.gone()) {
            listener.disabled(
                    webhook.disable(DisabledReason.GONE, outcome.attempt().at()));
        }
    }
}
