package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;

/** Tries out a subscription. */
@FunctionalInterface
public interface TestWebhook {

    /**
     * Puts a test message in line for the subscription.
     *
     * @return its delivery
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     */
    Delivery test(Caller caller, WebhookId id);
}
