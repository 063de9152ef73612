package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.TestWebhook;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookMessage;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link TestWebhook}. */
record TestWebhookService(ChangeContexts contexts, LazyPort<DeliveryLog> deliveries) implements TestWebhook {

    @Override
    public Delivery test(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        caller.require(Scope.ADMIN);
        Instant now = contexts.now();
        WebhookMessage message = WebhookMessage.test(contexts.ids().next(now), caller.companyId(), now);
        return deliveries.get().add(caller.companyId(), id, expectedVersion, message);
    }
}
