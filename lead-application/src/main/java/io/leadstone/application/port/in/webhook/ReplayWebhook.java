package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;

/** Enqueues the finished deliveries of a webhook again, from an instant on. */
@FunctionalInterface
public interface ReplayWebhook {

    /**
     * Enqueues each finished delivery of the webhook again whose event occurred at {@code since} or later. Deliveries
     * that were removed or cancelled are not sent again. If the call fails with another exception than those below,
     * some deliveries may be enqueued, and it can be repeated.
     *
     * @param expectedVersion the version that the webhook must have; empty for any version. The write itself checks it
     * @return the number of these deliveries
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such webhook
     * @throws VersionConflictException if the webhook is not at the expected version; nothing is enqueued
     */
    long replay(Caller caller, WebhookId id, Optional<Long> expectedVersion, Instant since);
}
