package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.DeliveryNotFoundException;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import java.util.UUID;

/** Delivers once more. */
@FunctionalInterface
public interface Redeliver {

    /**
     * Puts the message's delivery in line again, due at once: the same message under the same id.
     *
     * @return the delivery, pending
     * @throws AccessDeniedException without scope {@code admin}
     * @throws WebhookNotFoundException where the company has no such subscription
     * @throws DeliveryNotFoundException where the subscription has no such delivery
     */
    Delivery redeliver(Caller caller, WebhookId id, UUID messageId);
}
