package io.leadstone.adapter.rest.webhook;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a subscription, without its secret.
 *
 * @param enabled true if events are enqueued for it
 * @param disabled the reason why it is disabled; {@code null} if it is enabled
 * @param failingSince the instant since which every attempt has failed; {@code null} if the last one succeeded
 * @param previousSecretUntil the instant until which the previous secret also signs; {@code null} if it was never
 *     rotated
 */
public record WebhookResponse(
        String id,
        String companyId,
        String url,
        List<String> events,
        @Nullable String description,
        boolean enabled,
        @Nullable String disabled,
        @Nullable Instant failingSince,
        @Nullable Instant previousSecretUntil,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements JsonResponse {

    public WebhookResponse {
        events = List.copyOf(events);
    }

    static WebhookResponse of(Webhook webhook) {
        return new WebhookResponse(
                webhook.id().toString(),
                webhook.companyId().value(),
                webhook.url(),
                webhook.events().stream().map(EventFilter::pattern).toList(),
                webhook.description().orElse(null),
                webhook.disabled().isEmpty(),
                webhook.disabled().map(DisabledReason::code).orElse(null),
                webhook.failingSince().orElse(null),
                webhook.secrets().previousValidUntil().orElse(null),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }

    @Override
    public String toString() {
        return "WebhookResponse[id=" + id + "]";
    }
}
