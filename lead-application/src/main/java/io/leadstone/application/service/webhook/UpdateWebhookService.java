package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.UpdateWebhook;
import io.leadstone.application.port.in.webhook.UpdateWebhookCommand;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import java.time.Instant;
import java.util.Optional;

/** Implements {@link UpdateWebhook}. */
record UpdateWebhookService(CommandCheck check, ChangeContexts contexts, WebhookUrls urls, WebhookWrites writes)
        implements UpdateWebhook {

    @Override
    public Webhook update(Caller caller, UpdateWebhookCommand command) {
        caller.require(Scope.ADMIN);
        check.require(command);
        command.url().value().ifPresent(urls::require);
        Instant now = contexts.now();
        return writes.change(
                caller.companyId(), command.id(), command.expectedVersion(), found -> change(found, command, now));
    }

    private static Webhook change(Webhook found, UpdateWebhookCommand command, Instant now) {
        return found.revise(
                command.url().value().orElse(found.url()),
                command.events()
                        .value()
                        .map(events -> events.stream().map(EventFilter::new).toList())
                        .orElse(found.events()),
                command.description().applyTo(found.description()),
                command.enabled().value().map(UpdateWebhookService::disabled).orElse(found.disabled()),
                now);
    }

    private static Optional<DisabledReason> disabled(boolean enabled) {
        return enabled ? Optional.empty() : Optional.of(DisabledReason.SWITCHED_OFF);
    }
}
