package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Sends a test message to a webhook. */
@FunctionalInterface
public interface TestWebhook {

    /**
     * Enqueues a test message for the webhook.
     *
     * @param expectedVersion the version that the webhook must have; empty for any version. The write itself checks it
     * @return the delivery of the message
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such webhook
     * @throws VersionConflictException if the webhook is not at the expected version; nothing is enqueued
     */
    Delivery test(Caller caller, WebhookId id, Optional<Long> expectedVersion);
}
