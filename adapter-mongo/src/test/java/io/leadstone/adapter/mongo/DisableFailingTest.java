package io.leadstone.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Maintenance reads failing webhooks and then disables them. A success in between keeps them enabled. */
class DisableFailingTest {

    @Test
    void a_webhook_with_a_recent_success_is_not_disabled() {
        AtomicReference<Optional<Runnable>> meanwhile = new AtomicReference<>(Optional.empty());
        try (MemoryMongo mongo = new MemoryMongo(new MemoryBackend(), beforeUpdateOfWebhooks(meanwhile))) {
            WebhookScenario scenario = new WebhookScenario(mongo.freshDatabase());
            Webhook webhook = scenario.subscribe("*");
            scenario.add("jordan@example.com");
            ClaimedDelivery first = scenario.claim(webhook).get(0);
            scenario.store()
                    .deliveryQueue()
                    .record(first, DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ZERO));
            ClaimedDelivery second = scenario.claim(webhook).get(0);
            meanwhile.set(Optional.of(() -> scenario.deliver(second)));

            assertThat(scenario.store().deliveryQueue().disableFailing(Duration.ZERO))
                    .isEmpty();

            assertThat(scenario.store().webhooks().find(webhook.companyId(), webhook.id()))
                    .contains(webhook);
        }
    }

    /** Runs the given task once, before the next update of webhooks is sent. */
    private static CommandListener beforeUpdateOfWebhooks(AtomicReference<Optional<Runnable>> meanwhile) {
        return new CommandListener() {
            @Override
            public void commandStarted(CommandStartedEvent event) {
                if (event.getCommandName().equals("update")
                        && event.getCommand().getString("update").getValue().endsWith(WebhookFields.WEBHOOKS)) {
                    meanwhile.getAndSet(Optional.empty()).ifPresent(Runnable::run);
                }
            }
        };
    }
}
