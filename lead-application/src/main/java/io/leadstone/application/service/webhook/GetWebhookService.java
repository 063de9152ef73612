package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.GetWebhook;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;

/** Implements {@link GetWebhook}. */
record GetWebhookService(WebhookWrites writes) implements GetWebhook {

    @Override
    public Webhook get(Caller caller, WebhookId id) {
        caller.require(Scope.ADMIN);
        return writes.get(caller.companyId(), id);
    }
}
