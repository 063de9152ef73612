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

/** The upkeep reads failing webhooks and then disables them: a success in between keeps them enabled. */
class DisableFailingTest {

    @Test
    void a_webhook_that_is_reached_meanwhile_is_not_disabled() {
        AtomicReference<Optional<Runnable>> meanwhile = new AtomicReference<>(Optional.empty());
        try (MemoryMongo mongo = new MemoryMongo(new MemoryBackend(), beforeUpdateOfWebhooks(meanwhile))) {
            WebhookTalk talk = new WebhookTalk(mongo.freshDatabase());
            Webhook webhook = talk.subscribe("*");
            talk.add("jordan@example.com");
            ClaimedDelivery first = talk.claim(webhook).get(0);
            talk.store()
                    .deliveryQueue()
                    .record(first, DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ZERO));
            ClaimedDelivery second = talk.claim(webhook).get(0);
            meanwhile.set(Optional.of(() -> talk.deliver(second)));

            assertThat(talk.store().deliveryQueue().disableFailing(Duration.ZERO))
                    .isEmpty();

            assertThat(talk.store().webhooks().find(webhook.companyId(), webhook.id()))
                    .contains(webhook);
        }
    }

    /** Runs what is given once, before the next update of webhooks is sent. */
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
