package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Ends a subscription. */
@FunctionalInterface
public interface DeleteWebhook {

    /**
     * Removes the subscription and all of its deliveries.
     *
     * @param expectedVersion the version that it must still have, or empty for whatever it is now
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     * @throws VersionConflictException where it is not at the expected version
     */
    void delete(Caller caller, WebhookId id, Optional<Long> expectedVersion);
}
