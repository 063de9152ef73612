package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.ReplayWebhook;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link ReplayWebhook}. */
record ReplayWebhookService(LazyPort<DeliveryLog> deliveries) implements ReplayWebhook {

    @Override
    public long replay(Caller caller, WebhookId id, Optional<Long> expectedVersion, Instant since) {
        caller.require(Scope.ADMIN);
        return deliveries.get().replay(caller.companyId(), id, expectedVersion, since);
    }
}
