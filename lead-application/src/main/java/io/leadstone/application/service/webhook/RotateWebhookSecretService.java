package io.leadstone.application.service.webhook;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.webhook.RotateWebhookSecret;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import java.util.Optional;

/** Implements {@link RotateWebhookSecret}. */
record RotateWebhookSecretService(
        ChangeContexts contexts, WebhookSecretSource secrets, WebhookEncryption encryption, WebhookWrites writes)
        implements RotateWebhookSecret {

    @Override
    public Webhook rotateSecret(Caller caller, WebhookId id, Optional<Long> expectedVersion) {
        caller.require(Scope.ADMIN);
        WebhookSecret next = secrets.next();
        return writes.change(
                caller.companyId(), id, expectedVersion, found -> encryption.rotated(found, next, contexts.now()));
    }
}
