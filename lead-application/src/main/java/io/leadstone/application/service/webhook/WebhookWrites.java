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

/** Loads a subscription, lets it change, and writes it once; it retries when another write came between. */
public record WebhookWrites(
        LazyPort<WebhookRepository> webhooks, WebhookEncryption encryption, OptimisticRetry retries) {

    Webhook get(CompanyId companyId, WebhookId id) {
        return webhooks.get().find(companyId, id).orElseThrow(() -> new WebhookNotFoundException(id.value()));
    }

    Webhook change(CompanyId companyId, WebhookId id, Optional<Long> expectedVersion, UnaryOperator<Webhook> verb) {
        return retries.retryWrite(
                () -> get(companyId, id, expectedVersion),
                verb,
                next -> webhooks.get().update(encryption.sealed(next)));
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
