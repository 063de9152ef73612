package io.leadstone.adapter.mongo.webhook;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.WebhookScenario;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Removals of webhooks whose deliveries cannot be deleted in the same call. */
class WebhookRemovalTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final WebhookScenario scenario = new WebhookScenario(MONGO.freshDatabase());

    @Test
    void a_webhook_is_removed_even_if_its_deliveries_cannot_be_deleted() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        assertThat(scenario.store().personRecords().deliveriesOf(ACME, jordan.id()))
                .hasSize(1);

        BACKEND.timeOut(
                "find",
                WebhookFields.DELIVERIES,
                () -> scenario.store().webhooks().remove(webhook));

        assertThat(scenario.store().webhooks().find(ACME, webhook.id())).isEmpty();
        assertThat(scenario.deliveries()).hasSize(1);
        assertThat(scenario.store().personRecords().deliveriesOf(ACME, jordan.id()))
                .as("deliveries in the export of a person")
                .isEmpty();
        assertThat(scenario.store().deliveryQueue().prune(Duration.ofDays(1), 10))
                .isEqualTo(1);
    }
}
