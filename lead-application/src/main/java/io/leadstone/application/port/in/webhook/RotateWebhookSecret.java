package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Gives a subscription another secret. */
@FunctionalInterface
public interface RotateWebhookSecret {

    /**
     * The subscription with its new secret; the one before signs beside it for 24 hours.
     *
     * @param expectedVersion the version that it must still have, or empty for whatever it is now
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     * @throws VersionConflictException where it is not at the expected version
     */
    Webhook rotateSecret(Caller caller, WebhookId id, Optional<Long> expectedVersion);
}
