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
 * Keeps the subscriptions of companies. From the moment at which {@link #add} returns, every change that begins puts a delivery in line
 * for each of its events that the subscription wants, together with the change or not at all.
 *
 * <p>Every method throws {@link StoreUnavailableException} where the store cannot be reached.
 */
public interface WebhookRepository {

    /**
     * Stores a new subscription, unless its company has {@code limit} of them or more. This holds for calls at the same time, too: together
     * they never bring a company over the limit.
     *
     * @throws WebhookLimitException if the company has that many; nothing is stored
     */
    void add(Webhook webhook, int limit);

    /**
     * Stores the subscription where the one that is stored is one version behind it. Deliveries that wait go on waiting; while it is
     * disabled none of them is claimed.
     *
     * <p>{@link Webhook#failingSince()} is set by {@link DeliveryQueue} alone, without a new version: the stored value stays, whatever
     * {@code webhook} says. Only a stored webhook that is disabled and is enabled by this update loses it.
     *
     * @throws VersionConflictException where another change came first; nothing is stored
     * @throws WebhookNotFoundException where the company has no such subscription; nothing is stored
     */
    void update(Webhook webhook);

    /** The company's subscription of this id. */
    Optional<Webhook> find(CompanyId companyId, WebhookId id);

    /**
     * The company's subscriptions, newest first, of one instant the greater id first.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<Webhook> list(CompanyId companyId, PageRequest page);

    /**
     * Removes the subscription with all of its deliveries where the one that is stored is at the same version.
     *
     * @throws VersionConflictException where another change came first; nothing is removed
     * @throws WebhookNotFoundException where the company has no such subscription; nothing is removed
     */
    void remove(Webhook webhook);
}
