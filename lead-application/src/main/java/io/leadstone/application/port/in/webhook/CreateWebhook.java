package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.webhook.Webhook;

/** Subscribes a url to events. */
@FunctionalInterface
public interface CreateWebhook {

    /**
     * The new subscription, with the secret that its messages are signed with; show that to the client now, since it is for its eyes alone.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code admin}
     */
    Webhook create(Caller caller, CreateWebhookCommand command);
}
