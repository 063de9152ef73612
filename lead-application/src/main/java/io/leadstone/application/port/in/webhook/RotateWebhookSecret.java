package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Replaces the signing secret of a webhook. */
@FunctionalInterface
public interface RotateWebhookSecret {

    /**
     * Replaces the secret. For 24 hours, messages are also signed with the previous secret.
     *
     * @param expectedVersion the version that it must have; empty means any version
     * @return the subscription with its new secret
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such subscription
     * @throws VersionConflictException if it is not at the expected version
     */
    Webhook rotateSecret(Caller caller, WebhookId id, Optional<Long> expectedVersion);
}
