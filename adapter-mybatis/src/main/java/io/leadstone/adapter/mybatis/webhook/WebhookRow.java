package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table of webhook subscriptions. */
public record WebhookRow(
        String companyId,
        UUID id,
        String url,
        String events,
        @Nullable String description,
        String secret,
        @Nullable String previousSecret,
        @Nullable Instant previousUntil,
        @Nullable String disabledReason,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    static WebhookRow of(Webhook webhook) {
        WebhookSecrets secrets = webhook.secrets();
        return new WebhookRow(
                webhook.companyId().value(),
                webhook.id().value(),
                webhook.url(),
                LineList.write(
                        webhook.events().stream().map(EventFilter::pattern).toList()),
                webhook.description().orElse(null),
                secrets.current().text(),
                secrets.previous().map(WebhookSecret::text).orElse(null),
                secrets.previousValidUntil().orElse(null),
                webhook.disabled().map(Coded::code).orElse(null),
                webhook.failingSince().orElse(null),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }

    Webhook webhook() {
        return new Webhook(
                new WebhookId(id),
                new CompanyId(companyId),
                url,
                LineList.read(events).stream().map(EventFilter::new).toList(),
                Optional.ofNullable(description),
                new WebhookSecrets(
                        new WebhookSecret(secret),
                        Optional.ofNullable(previousSecret).map(WebhookSecret::new),
                        Optional.ofNullable(previousUntil)),
                Optional.ofNullable(disabledReason).map(code -> Coded.parse(DisabledReason.class, code)),
                Optional.ofNullable(failingSince),
                createdAt,
                updatedAt,
                version);
    }

    /** Hides the secrets from logs. */
    @Override
    public String toString() {
        return "WebhookRow[companyId=" + companyId + ", id=" + id + ", version=" + version + "]";
    }
}
