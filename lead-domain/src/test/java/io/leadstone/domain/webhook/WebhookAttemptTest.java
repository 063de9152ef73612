package io.leadstone.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebhookAttemptTest {

    private static final Instant NOW = Instant.parse("2025-09-01T12:00:00Z");
    private static final DeliveryAttempt ATTEMPT =
            new DeliveryAttempt(NOW, Duration.ofMillis(20), Optional.of(500), Optional.empty());

    private static final String URL = "https://crm.example/hooks";

    private final Webhook webhook = Webhook.create(
            new WebhookId(Samples.ID.value()),
            new CompanyId("acme"),
            URL,
            List.of(new EventFilter("*")),
            Optional.empty(),
            WebhookSecret.of(new byte[WebhookSecret.MIN_BYTES]),
            NOW);

    @Test
    void failing_since_is_the_first_failure_until_a_delivery() {
        Webhook failing = webhook.attempted(URL, DeliveryOutcome.retry(ATTEMPT, Duration.ofSeconds(5)), NOW);
        Webhook still = failing.attempted(URL, DeliveryOutcome.exhausted(ATTEMPT), NOW.plusSeconds(60));
        Webhook reached = still.attempted(URL, DeliveryOutcome.delivered(ATTEMPT), NOW.plusSeconds(90));

        assertThat(failing.failingSince()).contains(NOW);
        assertThat(still.failingSince()).contains(NOW);
        assertThat(reached).isEqualTo(webhook);
    }

    @Test
    void another_url_ends_the_series_of_failures() {
        Webhook failing = webhook.failingSince(Optional.of(NOW));

        Webhook described = failing.revise(
                failing.url(), failing.events(), Optional.of("CRM"), Optional.empty(), NOW.plusSeconds(1));
        Webhook corrected = failing.revise(
                "https://crm.example/hook", failing.events(), Optional.empty(), Optional.empty(), NOW.plusSeconds(1));

        assertThat(described.failingSince()).contains(NOW);
        assertThat(corrected.failingSince()).isEmpty();
    }

    @Test
    void a_receiver_that_is_gone_disables_the_webhook() {
        Webhook gone = webhook.attempted(URL, DeliveryOutcome.receiverGone(ATTEMPT), NOW);

        assertThat(gone.disabled()).contains(DisabledReason.GONE);
        assertThat(gone.version()).isEqualTo(2);
    }

    @Test
    void a_failure_after_three_days_of_failures_disables_the_webhook() {
        Webhook failing = webhook.failingSince(Optional.of(NOW));
        DeliveryOutcome failure = DeliveryOutcome.exhausted(ATTEMPT);
        Instant last = NOW.plus(Webhook.FAILING_LIMIT);

        assertThat(failing.attempted(URL, failure, last.minusMillis(1))).isEqualTo(failing);
        assertThat(failing.attempted(URL, failure, last)).isEqualTo(failing.disable(DisabledReason.FAILING, last));
        assertThat(webhook.attempted(URL, failure, last).disabled()).isEmpty();
    }

    @Test
    void a_failure_does_not_change_a_disabled_webhook() {
        Webhook disabled = webhook.failingSince(Optional.of(NOW)).disable(DisabledReason.SWITCHED_OFF, NOW);
        Instant last = NOW.plus(Webhook.FAILING_LIMIT);

        assertThat(disabled.attempted(URL, DeliveryOutcome.exhausted(ATTEMPT), last))
                .isEqualTo(disabled);
        assertThat(disabled.attempted(URL, DeliveryOutcome.receiverGone(ATTEMPT), last))
                .isEqualTo(disabled);
    }

    @Test
    void an_attempt_to_another_url_changes_nothing() {
        Webhook failing = webhook.failingSince(Optional.of(NOW));
        Instant last = NOW.plus(Webhook.FAILING_LIMIT);
        String old = "https://crm.example/old";

        assertThat(webhook.attempted(old, DeliveryOutcome.receiverGone(ATTEMPT), last))
                .isEqualTo(webhook);
        assertThat(webhook.attempted(old, DeliveryOutcome.exhausted(ATTEMPT), last))
                .isEqualTo(webhook);
        assertThat(failing.attempted(old, DeliveryOutcome.exhausted(ATTEMPT), last))
                .isEqualTo(failing);
        assertThat(failing.attempted(old, DeliveryOutcome.delivered(ATTEMPT), last))
                .isEqualTo(failing);
    }
}
