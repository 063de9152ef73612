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
     * Changes what the command says; what it does not say stays. One that is enabled again goes on with what still waits.
     *
     * @return the subscription after the change
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     * @throws VersionConflictException where it is not at the expected version
     */
    Webhook update(Caller caller, UpdateWebhookCommand command);
}
