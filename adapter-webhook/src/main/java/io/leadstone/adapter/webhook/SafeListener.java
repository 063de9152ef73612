package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;

/** Decorator of the host's listener that catches and logs its exceptions. */
record SafeListener(WebhookListener listener) implements WebhookListener {

    private static final System.Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    @Override
    public void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome) {
        call(() -> listener.attempted(delivery, outcome));
    }

    @Override
    public void disabled(Webhook webhook) {
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "webhook " + webhook.id() + " of company "
                        + webhook.companyId().value() + " was disabled, reason "
                        + webhook.disabled().map(Enum::name).orElse("unknown"));
        call(() -> listener.disabled(webhook));
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.WARNING, "the webhook listener of the host failed", failure);
        }
    }
}
