package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Deliveries that wait for an earlier event of their lead are postponed, so that a failing receiver causes no useless
 * queries. They are due after the earlier event was received.
 */
class PostponedDeliveriesTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final Webhook webhook = samples.webhook(ACME, "*");

    @ParameterizedTest
    @EnumSource
    void a_delivery_waits_for_the_earlier_event_of_its_lead(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            LeadChange created = samples.leads().capture(ACME, "jordan@example.com");
            store.leads().add(created);
            store.leads()
                    .update(Lead.restore(created.after())
                            .moveTo(
                                    LeadStatus.CONTACTED,
                                    LeadLifecycle.standard(),
                                    samples.leads().context()));
            store.leads().add(samples.leads().capture(ACME, "robin@example.com"));

            ClaimedDelivery first = claim(store, 1).get(0);
            store.deliveryQueue().record(first, DeliveryOutcome.retry(SampleWebhooks.unanswered(), HOUR));
            assertThat(claim(store, 10)).as("delivery of the other lead").hasSize(1);
            List<Instant> due = dueOf(store, created);
            assertThat(due).hasSize(2);
            assertThat(due.get(0)).isAfterOrEqualTo(due.get(1));

            store.deliveries()
                    .redeliver(
                            ACME,
                            webhook.id(),
                            Optional.empty(),
                            first.message().id());
            ClaimedDelivery again = claim(store, 10).get(0);
            assertThat(again.message()).isEqualTo(first.message());
            store.deliveryQueue().record(again, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
            assertThat(claim(store, 10))
                    .singleElement()
                    .satisfies(next -> assertThat(next.message().type()).isEqualTo("lead.status_changed"));
        }
    }

    private List<ClaimedDelivery> claim(MyBatisLeadStore store, int limit) {
        return store.deliveryQueue().claim(webhook, limit, HOUR);
    }

    /** Returns the due times of the pending deliveries of the lead, last event first. */
    private List<Instant> dueOf(MyBatisLeadStore store, LeadChange created) {
        return store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST).items().stream()
                .filter(delivery ->
                        delivery.leadId().equals(Optional.of(created.after().id())))
                .map(Delivery::nextAttemptAt)
                .flatMap(Optional::stream)
                .toList();
    }
}
