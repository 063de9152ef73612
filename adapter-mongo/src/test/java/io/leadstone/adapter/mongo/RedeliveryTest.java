package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A redelivery between the two updates of which the claim of the delivery ends. */
class RedeliveryTest {

    private final InterveningTask beforeUpdate = new InterveningTask("update", WebhookFields.DELIVERIES);

    @AutoClose
    private final MemoryMongo mongo = new MemoryMongo(new MemoryBackend(), beforeUpdate);

    private final WebhookScenario scenario = new WebhookScenario(mongo.freshDatabase());

    @Test
    void a_delivery_whose_claim_ends_meanwhile_is_enqueued_again() {
        Webhook webhook = scenario.subscribe("*");
        scenario.add("jordan@example.com");
        ClaimedDelivery claimed = scenario.claim(webhook).get(0);
        beforeUpdate.runOnce(() -> beforeUpdate.runOnce(() -> scenario.deliver(claimed)));

        Optional<Delivery> again = scenario.store()
                .deliveries()
                .redeliver(
                        ACME, webhook.id(), Optional.empty(), claimed.message().id());

        assertThat(again).map(Delivery::status).contains(DeliveryStatus.PENDING);
        assertThat(scenario.claim(webhook)).hasSize(1);
    }
}
