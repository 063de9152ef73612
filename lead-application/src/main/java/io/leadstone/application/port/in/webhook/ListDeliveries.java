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

/** Lists what became of a subscription's deliveries. */
@FunctionalInterface
public interface ListDeliveries {

    /**
     * The deliveries, of one status where one is given, newest first.
     *
     * @throws InvalidCommandException where the page breaks rules
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     */
    Page<Delivery> listDeliveries(Caller caller, WebhookId id, Optional<DeliveryStatus> status, PageRequest page);
}
