package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.ListWebhooks;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.webhook.Webhook;

/** Implements {@link ListWebhooks}. */
record ListWebhooksService(CommandCheck check, LazyPort<WebhookRepository> webhooks) implements ListWebhooks {

    @Override
    public Page<Webhook> list(Caller caller, PageRequest page) {
        caller.require(Scope.ADMIN);
        check.require(page);
        return webhooks.get().list(caller.companyId(), page);
    }
}
