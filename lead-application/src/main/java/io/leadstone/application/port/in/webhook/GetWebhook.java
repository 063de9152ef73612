package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;

/** Reads one subscription. */
@FunctionalInterface
public interface GetWebhook {

    /**
     * Returns the subscription.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such subscription
     */
    Webhook get(Caller caller, WebhookId id);
}
