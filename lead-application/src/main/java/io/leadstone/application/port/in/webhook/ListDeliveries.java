package io.leadstone.application.port.in.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Lists the deliveries of a webhook. */
@FunctionalInterface
public interface ListDeliveries {

    /**
     * Returns a page of the deliveries, newest first.
     *
     * @param status the only status to list; empty means all
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException if the company has no such subscription
     */
    Page<Delivery> listDeliveries(Caller caller, WebhookId id, Optional<DeliveryStatus> status, PageRequest page);
}
