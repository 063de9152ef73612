package io.leadstone.adapter.webhook;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;

/** Keeps the failures of the host's listener from us. */
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
                        + webhook.companyId().value() + " is disabled: "
                        + webhook.disabled().map(Enum::name).orElse("?"));
        call(() -> listener.disabled(webhook));
    }

    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error failure) {
            LOG.log(System.Logger.Level.WARNING, "a webhook listener failed", failure);
        }
    }
}
