package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The outcome of an attempt reads the webhook and then updates it. The URL changes in between. */
class OldUrlOutcomeTest {

    private final InterveningTask beforeUpdate = new InterveningTask("update", WebhookFields.WEBHOOKS);

    @AutoClose
    private final MemoryMongo mongo = new MemoryMongo(new MemoryBackend(), beforeUpdate);

    private final WebhookScenario scenario = new WebhookScenario(mongo.freshDatabase());
    private final Webhook webhook = scenario.subscribe("*");
    private final Webhook moved = webhook.revise(
            "https://crm.example/new",
            webhook.events(),
            webhook.description(),
            Optional.empty(),
            scenario.samples().clock().instant());

    @Test
    void a_failure_does_not_set_failing_since() {
        assertThat(recordDuringMove(DeliveryOutcome.exhausted(SampleWebhooks.answered(400))))
                .isEqualTo(RecordedOutcome.stored(Optional.empty()));

        assertThat(stored()).isEqualTo(moved);
    }

    @Test
    void a_410_does_not_disable_the_webhook() {
        assertThat(recordDuringMove(DeliveryOutcome.receiverGone(SampleWebhooks.answered(410))))
                .isEqualTo(RecordedOutcome.stored(Optional.empty()));

        assertThat(stored()).isEqualTo(moved);
    }

    private RecordedOutcome recordDuringMove(DeliveryOutcome outcome) {
        scenario.add("jordan@example.com");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        beforeUpdate.runOnce(() -> scenario.store().webhooks().update(moved));
        return scenario.store().deliveryQueue().record(claimed, outcome);
    }

    private Webhook stored() {
        return scenario.store()
                .webhooks()
                .find(webhook.companyId(), webhook.id())
                .orElseThrow();
    }
}
