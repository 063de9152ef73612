package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;

/** Changes a subscription. */
@FunctionalInterface
public interface UpdateWebhook {

    /**
     * Changes the fields that the command sets or clears. When a subscription is enabled again, its pending deliveries
     * are sent.
     *
     * @return the subscription after the change
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such subscription
     * @throws VersionConflictException if it is not at the expected version
     */
    Webhook update(Caller caller, UpdateWebhookCommand command);
}
