package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.Redeliver;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.failure.DeliveryNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.UUID;

/** Implements {@link Redeliver}. */
record RedeliverService(LazyPort<DeliveryLog> deliveries) implements Redeliver {

    @Override
    public Delivery redeliver(Caller caller, WebhookId id, Optional<Long> expectedVersion, UUID messageId) {
        caller.require(Scope.ADMIN);
        return deliveries
                .get()
                .redeliver(caller.companyId(), id, expectedVersion, messageId)
                .orElseThrow(() -> new DeliveryNotFoundException(messageId));
    }
}
