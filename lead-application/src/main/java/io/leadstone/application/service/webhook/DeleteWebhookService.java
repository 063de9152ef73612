package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.DeleteWebhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;

/** Implements {@link DeleteWebhook}. */
record DeleteWebhookService(WebhookWrites writes) implements DeleteWebhook {

    @Override
    public void delete(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        caller.require(Scope.ADMIN);
        writes.remove(caller.companyId(), id, expectedVersion);
    }
}
