package io.leadstone.server;

import io.leadstone.adapter.webhook.WebhookListener;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs each attempt, and warns of deliveries that are given up and of subscriptions that are disabled. */
final class WebhookLog implements WebhookListener {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookLog.class);

    @Override
    public void attempted(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        Delivery delivery = claimed.delivery();
        Level level = outcome.status() == DeliveryStatus.EXHAUSTED ? Level.WARN : Level.DEBUG;
        LOG.atLevel(level)
                .addKeyValue("company", delivery.companyId().value())
                .addKeyValue("webhook", delivery.webhookId().value())
                .addKeyValue("message_id", delivery.messageId())
                .addKeyValue("type", delivery.type())
                .addKeyValue("answer", outcome.attempt())
                .log("webhook " + outcome.status().code());
    }

    @Override
    public void disabled(Webhook webhook) {
        LOG.atWarn()
                .addKeyValue("company", webhook.companyId().value())
                .addKeyValue("webhook", webhook.id().value())
                .addKeyValue(
                        "reason", webhook.disabled().map(DisabledReason::code).orElse("none"))
                .log("webhook disabled");
    }
}
