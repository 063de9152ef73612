package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ReplayWebhook;
import io.leadstone.application.port.out.DeliveryLog;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;

/** {@link ReplayWebhook}. */
public record ReplayWebhookService(WebhookWrites writes, DeliveryLog deliveries) implements ReplayWebhook {

    @Override
    public long replay(Caller caller, WebhookId id, Instant since) {
        caller.require(Scope.ADMIN);
        writes.get(caller.companyId(), id);
        return deliveries.replay(caller.companyId(), id, since);
    }
}
