package io.leadstone.application.port.out.webhook;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lists the deliveries of webhooks, and enqueues them again. "Due at once" refers to the clock of the store.
 *
 * <p>Each write names the version that the webhook must have; empty means any version. The store compares it in the
 * transaction that enqueues. A store without such transactions compares it in the last read before the write. A
 * delivery contains nothing of its webhook: the dispatcher reads url, secret and state when it claims the delivery.
 *
 * <p>Each write throws {@link WebhookNotFoundException} if the company has no such webhook, and
 * {@link VersionConflictException} if the webhook is at another version. Then nothing is enqueued.
 */
public interface DeliveryLog {

    /**
     * Returns a page of the deliveries of the webhook, newest first. Deliveries of one instant are ordered by id,
     * greatest first.
     *
     * @param status the only status to list; empty means all
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Delivery> list(CompanyId companyId, WebhookId webhookId, Optional<DeliveryStatus> status, PageRequest page);

    /** Enqueues {@code message} for the webhook, due at once. The filters of the webhook are ignored. */
    Delivery add(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, WebhookMessage message);

    /**
     * Enqueues the message's delivery to the webhook again, due at once, with no attempts. The message keeps its id. A
     * pending delivery becomes due at once, too. If an attempt is in progress, its outcome is not stored. The delivery
     * can be claimed again after the lease of that attempt.
     *
     * @return the delivery; empty if the webhook has none of this message
     */
    Optional<Delivery> redeliver(
            CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, UUID messageId);

    /**
     * Enqueues each delivery of the webhook again that was delivered or given up, and whose message is of {@code since}
     * or later. They are due at once. Cancelled deliveries stay as they are. A store may compare the version once and
     * then commit many deliveries in batches, in the order of their events. If such a call fails, the batches before
     * stay enqueued, and it can be repeated.
     *
     * @return the number of these deliveries
     */
    long replay(CompanyId companyId, WebhookId webhookId, Optional<Long> expectedVersion, Instant since);
}
