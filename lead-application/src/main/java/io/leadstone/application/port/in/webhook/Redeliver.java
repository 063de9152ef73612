package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DeliveryNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.UUID;

/** Enqueues one delivery of a webhook again. */
@FunctionalInterface
public interface Redeliver {

    /**
     * Enqueues the message's delivery again, due at once. The message keeps its id.
     *
     * @param expectedVersion the version that the webhook must have; empty for any version. The write itself checks it
     * @return the pending delivery
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such webhook
     * @throws VersionConflictException if the webhook is not at the expected version; nothing is enqueued
     * @throws DeliveryNotFoundException if the webhook has no such delivery
     */
    Delivery redeliver(Caller caller, WebhookId id, Optional<Long> expectedVersion, UUID messageId);
}
