package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;

/** Is told what becomes of deliveries, for figures and for alarms. It is called from many threads; a failure of its own changes nothing. */
public interface WebhookListener {

    /** Tells nobody. */
    WebhookListener NONE = new WebhookListener() {

        @Override
        public void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            // Nobody wants to know.
        }

        @Override
        public void disabled(Webhook webhook) {
            // Nobody wants to know.
        }
    };

    /** That a delivery was tried, and what it came to; told once that is stored. */
    void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome);

    /** That a subscription is told nothing any more, because its receiver is gone or has failed for too long. */
    void disabled(Webhook webhook);
}
