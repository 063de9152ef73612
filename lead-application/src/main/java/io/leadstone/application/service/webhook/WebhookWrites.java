package io.leadstone.application.service.webhook;

import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.OptimisticRetry;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads a webhook, applies a change, and writes it once. After a conflict it starts again. */
public record WebhookWrites(
        LazyPort<WebhookRepository> webhooks, WebhookEncryption encryption, OptimisticRetry retries) {

    Webhook get(CompanyId companyId, WebhookId id) {
        return webhooks.get().find(companyId, id).orElseThrow(() -> new WebhookNotFoundException(id.value()));
    }

    Webhook change(
            CompanyId companyId, WebhookId id, Optional<Long> expectedVersion, UnaryOperator<Webhook> operation) {
        return retries.retryWrite(
                () -> get(companyId, id, expectedVersion),
                operation,
                next -> webhooks.get().update(encryption.encrypted(next)));
    }

    void remove(CompanyId companyId, WebhookId id, Optional<Long> expectedVersion) {
        retries.retryWrite(
                () -> get(companyId, id, expectedVersion),
                Function.identity(),
                webhook -> webhooks.get().remove(webhook));
    }

    private Webhook get(CompanyId companyId, WebhookId id, Optional<Long> expectedVersion) {
        Webhook found = get(companyId, id);
        if (expectedVersion.filter(version -> version != found.version()).isPresent()) {
            throw VersionConflictException.ofWebhook(id.value(), expectedVersion.get());
        }
        return found;
    }
}
