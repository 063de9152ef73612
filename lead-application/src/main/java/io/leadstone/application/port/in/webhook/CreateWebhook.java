package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.webhook.Webhook;

/** Creates a webhook subscription. */
@FunctionalInterface
public interface CreateWebhook {

    /**
     * Creates the subscription.
     *
     * @return the subscription with its signing secret, which only its creator may see
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code admin}
     */
    Webhook create(Caller caller, CreateWebhookCommand command);
}
