package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Removes a webhook subscription. */
@FunctionalInterface
public interface DeleteWebhook {

    /**
     * Removes the subscription and all of its deliveries.
     *
     * @param expectedVersion the version that it must have; empty means any version
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such subscription
     * @throws VersionConflictException if it is not at the expected version
     */
    void delete(Caller caller, WebhookId id, Optional<Long> expectedVersion);
}
