package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;

/** Reads one subscription. */
@FunctionalInterface
public interface GetWebhook {

    /**
     * The subscription.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     */
    Webhook get(Caller caller, WebhookId id);
}
