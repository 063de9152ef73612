package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.ListWebhooks;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.webhook.Webhook;

/** {@link ListWebhooks}. */
record ListWebhooksService(CommandCheck check, WebhookRepository webhooks) implements ListWebhooks {

    @Override
    public Page<Webhook> list(Caller caller, PageRequest page) {
        caller.require(Scope.ADMIN);
        check.require(page);
        return webhooks.list(caller.companyId(), page);
    }
}
