package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;

/** Ends a subscription. */
@FunctionalInterface
public interface DeleteWebhook {

    /**
     * Removes the subscription and all of its deliveries.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     */
    void delete(Caller caller, WebhookId id);
}
