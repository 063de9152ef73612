package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.webhook.DeliveryOutcome;
import java.time.Duration;

/**
 * Tells the queue what an attempt came to. While the store is down it tries again: what is not told is delivered once more.
 *
 * @param pause between two tries
 */
record DeliverySettler(DeliveryQueue queue, Duration pause, Duration lease, Wake wake) {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /**
     * Whether the queue knows now.
     *
     * @param claimedAt before the claim, by the clock of the process; no try begins once the claim may have expired
     */
    boolean settle(ClaimedDelivery claimed, DeliveryOutcome outcome, long claimedAt) throws InterruptedException {
        while (!wake.isGivenUp()) {
            try {
                return queue.settle(claimed, outcome);
            } catch (RuntimeException | Error failure) {
                if (System.nanoTime() - claimedAt > lease.toNanos() || wake.givesUpWithin(pause)) {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            () -> "what became of " + claimed.message().id() + " is not stored: it is sent again",
                            failure);
                    return false;
                }
            }
        }
        return false;
    }
}
