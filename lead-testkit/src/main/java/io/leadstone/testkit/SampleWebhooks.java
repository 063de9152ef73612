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

/** Sample subscriptions for the tests of stores and hosts, with the clock and the ids of {@code leads}. */
public record SampleWebhooks(SampleLeads leads) {

    /** The secret of every sample. */
    public static final WebhookSecret SECRET = secret("a sample secret of 32 characters");

    /** A new subscription that wants what {@code filters} match. */
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

    /** The secret of 24 to 64 characters. */
    public static WebhookSecret secret(String characters) {
        return WebhookSecret.of(characters.getBytes(StandardCharsets.US_ASCII));
    }

    /** An attempt that was answered with {@code code}. */
    public static DeliveryAttempt answered(int code) {
        return new DeliveryAttempt(SettableClock.START, Duration.ofMillis(12), Optional.of(code), Optional.empty());
    }

    /** An attempt that nobody answered. */
    public static DeliveryAttempt unanswered() {
        return new DeliveryAttempt(
                SettableClock.START, Duration.ofSeconds(10), Optional.empty(), Optional.of("no answer in time"));
    }
}
