package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.DeleteWebhook;
import io.leadstone.application.port.out.WebhookRepository;
import io.leadstone.domain.WebhookNotFoundException;
import io.leadstone.domain.webhook.WebhookId;

/** {@link DeleteWebhook}. */
public record DeleteWebhookService(WebhookRepository webhooks) implements DeleteWebhook {

    @Override
    public void delete(Caller caller, WebhookId id) {
        caller.require(Scope.ADMIN);
        if (!webhooks.remove(caller.companyId(), id)) {
            throw new WebhookNotFoundException(id.value());
        }
    }
}
