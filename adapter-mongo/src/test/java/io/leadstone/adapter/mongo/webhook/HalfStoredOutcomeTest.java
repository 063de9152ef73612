package io.leadstone.adapter.mongo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.WebhookScenario;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Outcomes of which only one of the writes succeeds. A dispatcher repeats a call that fails. */
class HalfStoredOutcomeTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final WebhookScenario scenario = new WebhookScenario(MONGO.freshDatabase());
    private final Webhook webhook = scenario.subscribe("*");

    @Test
    void a_repeated_outcome_reaches_the_webhook() {
        scenario.add("jordan@example.com");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        DeliveryOutcome gone = DeliveryOutcome.receiverGone(SampleWebhooks.answered(410));
        BACKEND.failOn(
                "update",
                WebhookFields.WEBHOOKS,
                () -> assertThatThrownBy(() -> record(claimed, gone)).hasMessageContaining("refused"));

        assertThat(record(claimed, gone)).isEqualTo(RecordedOutcome.stored(Optional.of(DisabledReason.GONE)));

        assertThat(stored().disabled()).contains(DisabledReason.GONE);
    }

    @Test
    void an_outcome_that_reached_only_the_webhook_can_be_repeated() {
        scenario.add("jordan@example.com");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        DeliveryOutcome failed = DeliveryOutcome.exhausted(SampleWebhooks.answered(400));
        BACKEND.failOn(
                "findAndModify",
                WebhookFields.DELIVERIES,
                () -> assertThatThrownBy(() -> record(claimed, failed)).hasMessageContaining("refused"));
        Webhook failing = stored();

        assertThat(record(claimed, failed)).isEqualTo(RecordedOutcome.stored(Optional.empty()));

        assertThat(failing.failingSince()).isPresent();
        assertThat(stored()).isEqualTo(failing);
    }

    @Test
    void an_outcome_without_its_claim_does_not_reach_the_webhook() {
        scenario.add("jordan@example.com");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        scenario.store()
                .deliveries()
                .redeliver(
                        LongHistory.ACME,
                        webhook.id(),
                        Optional.empty(),
                        claimed.message().id());

        assertThat(record(claimed, DeliveryOutcome.exhausted(SampleWebhooks.answered(400))))
                .isEqualTo(RecordedOutcome.NOT_STORED);

        assertThat(stored()).isEqualTo(webhook);
    }

    @Test
    void a_stored_outcome_succeeds_even_if_the_next_delivery_is_not_released() {
        scenario.rename(scenario.add("jordan@example.com"), "Robin");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        assertThat(scenario.claim(webhook)).as("the second one is postponed").isEmpty();

        BACKEND.failFromSecond(
                "findAndModify",
                WebhookFields.DELIVERIES,
                () -> assertThat(record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204))))
                        .isEqualTo(RecordedOutcome.stored(Optional.empty())));
    }

    private RecordedOutcome record(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        return scenario.store().deliveryQueue().record(claimed, outcome);
    }

    private Webhook stored() {
        return scenario.store()
                .webhooks()
                .find(webhook.companyId(), webhook.id())
                .orElseThrow();
    }
}
