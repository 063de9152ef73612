package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.DeliveryQueue;
import java.time.Duration;

/**
 * Periodic work of a dispatcher: it deletes deliveries of removed webhooks, and those that finished long ago. Several
 * nodes may do it at the same time.
 */
record DeliveryMaintenance(DeliveryQueue queue, Duration interval, WakeSignal wake) implements RestartedWorker.Task {

    /** The time for which finished deliveries are kept. */
    static final Duration RETENTION = Duration.ofDays(30);

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /** Number of deliveries that one transaction deletes, so that it stays short and does not block others. */
    private static final int BATCH = 1000;

    @Override
    public void runOnce() {
        try {
            while (!wake.isClosing() && queue.prune(RETENTION, BATCH) > 0) {
                // The call in the condition deletes the batch.
            }
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "webhook maintenance failed; it is repeated at the next interval",
                    failure);
        }
    }

    @Override
    public void pause() throws InterruptedException {
        wake.awaitClose(interval);
    }
}
