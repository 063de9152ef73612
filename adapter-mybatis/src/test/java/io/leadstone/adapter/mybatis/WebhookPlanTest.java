package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Changes of leads and dispatchers find deliveries and messages by indexes, however many there are. */
class WebhookPlanTest {

    private static final int COMPANIES = 5;
    private static final int WEBHOOKS = 20;
    private static final int LEADS = 2_000;
    private static final CompanyId ACME = BulkRows.company(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A literal of an instant far in the past, which both databases understand. */
    static final String COPY_OF_LEAD = """
            INSERT INTO leadstone_webhook_message
            SELECT company_id, id, 'lead.created', '2000-01-01', id, 1, 'key-1', '', NULL, agent_id, first_name,
              last_name, email, phone, phone_e164, company, source, notes, tags, metadata, status, lost_reason,
              contacted_at, qualified_at, converted_at, lost_at, consent_data_processing, consent_marketing, engaged_at,
              last_conversation, created_at, updated_at, deleted_at, version, last_event, erased_at, owner_id
            FROM leadstone_lead
            """;

    private static final String LOG = """
            INSERT INTO leadstone_event (company_id, lead_id, number, id, event_type, occurred_at, actor, changes)
            SELECT company_id, id, 1, id, 'lead.created', '2000-01-01', 'key-1', '' FROM leadstone_lead
            """;

    private static final String DELIVERED = """
            INSERT INTO leadstone_webhook_delivery
              (company_id, webhook_id, message_id, message_type, lead_id, event_number, status, attempts,
               happened_at, finished_at)
            SELECT webhook.company_id, webhook.id, lead.id, 'lead.created', lead.id, 1, 'delivered', 1,
              '2000-01-01', '2000-01-01'
            FROM leadstone_webhook webhook JOIN leadstone_lead lead ON lead.company_id = webhook.company_id
            """;

    private static final String EVERY_SEVENTH_WAITS = """
            UPDATE leadstone_webhook_delivery
            SET status = 'pending', attempts = 0, due_at = '2000-01-01', finished_at = NULL
            WHERE message_id IN (SELECT id FROM leadstone_lead WHERE source = 'source-3')
            """;

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void deliveries_are_found_by_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore plain =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            List<Webhook> webhooks = Stream.iterate(0, number -> number + 1)
                    .limit(COMPANIES * WEBHOOKS)
                    .map(number -> samples.webhook(BulkRows.company(number % COMPANIES), "lead.created"))
                    .toList();
            webhooks.forEach(webhook -> plain.webhooks().add(webhook, 1_000_000));
            fill(pool, server);
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            Webhook webhook = webhooks.get(1);
            Webhook young = samples.webhook(ACME, "*");
            plain.webhooks().add(young, 1_000_000);
            spy.plans();

            LeadChange created = samples.leads().capture(ACME, "jordan@example.com");
            store.leads().add(created);
            readsBy("leadstone_webhook_delivery_key|\\| delivery \\| \\w+ \\| [^|]* \\| PRIMARY \\|", spy);
            store.leads()
                    .update(Lead.restore(created.after()).erase(samples.leads().context()));
            readsBy("leadstone_webhook_message_lead", spy);

            assertThat(store.deliveryQueue().due(10)).hasSize(10);
            readsBy("(?s)leadstone_webhook_delivery_due.*leadstone_webhook_delivery_lead", spy);
            assertThat(store.deliveryQueue().age()).isPresent();
            readsBy("(?s)leadstone_webhook_delivery_due.*leadstone_webhook_delivery_lead", spy);
            List<ClaimedDelivery> claimed = store.deliveryQueue().claim(webhook, 8, MINUTE);
            assertThat(claimed).hasSize(8);
            readsBy("(?s)leadstone_webhook_delivery_due.*leadstone_webhook_delivery_lead", spy);
            store.deliveryQueue().record(claimed.get(0), DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
            store.deliveryQueue().record(claimed.get(1), DeliveryOutcome.retry(SampleWebhooks.unanswered(), MINUTE));
            readsBy("leadstone_webhook_delivery_(key|lead)", spy);
            assertThat(store.deliveryQueue().prune(MINUTE, 10)).isEqualTo(10);
            readsBy("leadstone_webhook_delivery_finished", spy);

            store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
            readsBy("leadstone_webhook_delivery_happened", spy);
            store.deliveries().list(ACME, webhook.id(), Optional.of(DeliveryStatus.PENDING), PageRequest.FIRST);
            readsBy("leadstone_webhook_delivery_status", spy);
            store.deliveries()
                    .redeliver(
                            ACME,
                            webhook.id(),
                            Optional.empty(),
                            claimed.get(0).message().id());
            store.deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.parse("2001-01-01T00:00:00Z"));
            readsBy("leadstone_webhook_delivery", spy);
            store.webhooks().remove(young);
            readsBy("leadstone_webhook_delivery", spy);
        }
    }

    private static void fill(HikariDataSource pool, TestServer server) {
        JdbcTemplate database = new JdbcTemplate(pool);
        Stream.of(LOG, COPY_OF_LEAD, DELIVERED, EVERY_SEVENTH_WAITS).forEach(database::execute);
        String tables = "leadstone_event, leadstone_webhook, leadstone_webhook_message, leadstone_webhook_delivery";
        database.execute((server == TestServer.POSTGRESQL ? "ANALYZE " : "ANALYZE TABLE ") + tables);
    }

    /**
     * Asserts that one plan uses an index that matches the pattern and that no statement reads a growing table as a
     * whole.
     */
    private static void readsBy(String indexes, PlanSpy spy) {
        List<String> plans = spy.plans();
        assertThat(plans).anySatisfy(plan -> assertThat(plan).containsPattern(indexes));
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContainPattern("Seq Scan on leadstone_(lead|event|webhook_)")
                        .doesNotContainPattern("\\| (?!INSERT)\\w+ \\| (lead|event_row|delivery|earlier"
                                + "|leadstone_webhook_\\w+) \\| ALL \\|"));
    }
}
