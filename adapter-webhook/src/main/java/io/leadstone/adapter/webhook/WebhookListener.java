package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;

/**
 * Listener for outcomes of attempts and for disabled webhooks, for example for metrics and alarms. It is called from
 * many threads. Its exceptions are logged and have no other effect.
 */
public interface WebhookListener {

    /** A listener that does nothing. */
    WebhookListener NONE = new WebhookListener() {

        @Override
        public void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            // Nothing to do.
        }

        @Override
        public void disabled(Webhook webhook) {
            // Nothing to do.
        }
    };

    /** Called after an attempt, when its outcome is stored. */
    void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome);

    /** Called after a webhook was disabled, because its receiver is gone or has failed for too long. */
    void disabled(Webhook webhook);
}
