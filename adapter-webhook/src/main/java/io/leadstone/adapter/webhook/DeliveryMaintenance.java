package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;

/** Now and then disables subscriptions that fail for too long and removes old deliveries. Several nodes may, at once. */
record DeliveryMaintenance(DeliveryQueue queue, Duration every, WebhookListener listener, WakeSignal wake)
        implements RestartedWorker.Rounds {

    /** How long deliveries are kept once they are finished. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /** How many are removed at once, so that a store is never busy with it for long. */
    private static final int BATCH = 1000;

    @Override
    public void round() {
        try {
            queue.disableFailing(Webhook.FAILING_LIMIT).forEach(listener::disabled);
            while (!wake.isClosing() && queue.prune(KEPT, BATCH) == BATCH) {
                // The next batch.
            }
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "the upkeep of webhooks has to wait", failure);
        }
    }

    @Override
    public void rest() throws InterruptedException {
        wake.closesWithin(every);
    }
}
