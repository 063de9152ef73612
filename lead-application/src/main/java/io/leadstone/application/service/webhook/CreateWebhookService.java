package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.CreateWebhook;
import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.time.Instant;

/**
 * Implements {@link CreateWebhook}.
 *
 * @param limit the maximum number of webhooks of a company
 */
record CreateWebhookService(
        CommandCheck check,
        ChangeContexts contexts,
        WebhookUrls urls,
        WebhookSecretSource secrets,
        LazyPort<WebhookRepository> webhooks,
        WebhookEncryption encryption,
        int limit)
        implements CreateWebhook {

    @Override
    public Webhook create(Caller caller, CreateWebhookCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        Instant now = contexts.now();
        Webhook webhook = Webhook.create(
                new WebhookId(contexts.recordId(now)),
                caller.companyId(),
                urls.require(command.url()),
                command.events().stream().map(EventFilter::new).toList(),
                command.description(),
                secrets.next(),
                now);
        webhooks.get().add(encryption.encrypted(webhook), limit);
        return webhook;
    }
}
