package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A failed attempt reads the webhook and then disables it. A success in between keeps it enabled. */
class DisableFailingTest {

    @Test
    void a_webhook_with_a_recent_success_is_not_disabled() {
        InterveningTask beforeUpdate = new InterveningTask("update", WebhookFields.WEBHOOKS);
        try (MemoryMongo mongo = new MemoryMongo(new MemoryBackend(), beforeUpdate)) {
            WebhookScenario scenario = new WebhookScenario(mongo.freshDatabase());
            Webhook webhook = scenario.subscribeFailing(Webhook.FAILING_LIMIT);
            scenario.add("jordan@example.com");
            scenario.add("robin@example.com");
            List<ClaimedDelivery> claimed = scenario.claim(webhook);
            beforeUpdate.runOnce(() -> scenario.deliver(claimed.get(1)));

            RecordedOutcome recorded = scenario.store()
                    .deliveryQueue()
                    .record(claimed.get(0), DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));

            assertThat(recorded).isEqualTo(RecordedOutcome.stored(Optional.empty()));
            Webhook stored = scenario.store()
                    .webhooks()
                    .find(webhook.companyId(), webhook.id())
                    .orElseThrow();
            assertThat(stored.disabled()).isEmpty();
            assertThat(stored.failingSince().orElseThrow())
                    .isAfter(webhook.failingSince().orElseThrow());
        }
    }
}
