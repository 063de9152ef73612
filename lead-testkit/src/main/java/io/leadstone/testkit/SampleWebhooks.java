package io.leadstone.testkit;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sample subscriptions for tests of stores and hosts.
 *
 * @param leads the source of all instants and ids
 */
public record SampleWebhooks(SampleLeads leads) {

    /** The secret of each sample. */
    public static final WebhookSecret SECRET = secret("a sample secret of 32 characters");

    /** Returns a new subscription with these filters. */
    public Webhook webhook(CompanyId companyId, String... filters) {
        return Webhook.create(
                new WebhookId(leads.ids().next(leads.clock().instant())),
                companyId,
                "https://crm.example/hooks",
                Stream.of(filters).map(EventFilter::new).toList(),
                Optional.empty(),
                SECRET,
                leads.clock().instant());
    }

    /** Returns a secret whose bytes are these 24 to 64 ASCII characters. */
    public static WebhookSecret secret(String characters) {
        return WebhookSecret.of(characters.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns an attempt that got a response with the HTTP status {@code code}. */
    public static DeliveryAttempt answered(int code) {
        return new DeliveryAttempt(SettableClock.START, Duration.ofMillis(12), Optional.of(code), Optional.empty());
    }

    /** Returns an attempt that got no response. */
    public static DeliveryAttempt unanswered() {
        return new DeliveryAttempt(
                SettableClock.START, Duration.ofSeconds(10), Optional.empty(), Optional.of("no answer in time"));
    }
}
