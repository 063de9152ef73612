package io.leadstone.application.port.out.webhook;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/**
 * Reads and writes the webhook subscriptions of companies. When {@link #add} has returned, each change that begins
 * later enqueues a delivery for each of its events that the subscription's filters match. The change and its deliveries
 * are stored atomically.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached. If a write throws one of the
 * exceptions below, nothing is stored or removed.
 */
public interface WebhookRepository {

    /**
     * Stores a new subscription, if its company has fewer than {@code limit}. Concurrent calls cannot exceed the limit.
     *
     * @throws WebhookLimitException if the company has {@code limit} subscriptions or more
     */
    void add(Webhook webhook, int limit);

    /**
     * Stores the subscription, if the stored one is exactly one version behind it. Pending deliveries stay in the
     * queue. None of them is claimed while the subscription is disabled.
     *
     * <p>Only {@link DeliveryQueue} sets {@link Webhook#failingSince()}, without a new version. Therefore the stored
     * value stays, and that of {@code webhook} is ignored. An update that enables a disabled webhook or changes the
     * URL clears it.
     *
     * @throws VersionConflictException if the stored subscription has another version
     * @throws WebhookNotFoundException if the company has no such subscription
     */
    void update(Webhook webhook);

    /** Returns the subscription of this id, if it belongs to the company. */
    Optional<Webhook> find(CompanyId companyId, WebhookId id);

    /**
     * Returns a page of the company's subscriptions, newest first. Subscriptions of one instant are ordered by id,
     * greatest first.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Webhook> list(CompanyId companyId, PageRequest page);

    /**
     * Removes the subscription, if the stored version is that of {@code webhook}. From then on nothing is enqueued or
     * claimed for it. Its deliveries are removed, too. If it has very many, or a transaction of the host is active, a
     * store may leave that to {@link DeliveryQueue#prune}. Until then an erasure or a purge of a lead also changes the
     * messages of these deliveries.
     *
     * @throws VersionConflictException if the stored subscription has another version
     * @throws WebhookNotFoundException if the company has no such subscription
     */
    void remove(Webhook webhook);
}
