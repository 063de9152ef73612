package io.leadstone.adapter.mybatis;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.privacy.PersonExport.LeadExport;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.contract.fixture.FeedReader;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kills a process in the middle of a purge: during the statements of a lead, or before their commit. Each lead is whole
 * then, or only the event of its purge is left. The next purge completes.
 */
class KilledPurgeTest {

    private static final int LEADS = 6;

    /** All that is left of a purged lead: its event, and the message of the event to a webhook. */
    private static final Map<String, Integer> ONLY_ITS_EVENT =
            Map.of("event", 1, "webhook_message", 1, "webhook_delivery", 1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"H2, Connection.commit, 4", "POSTGRESQL, PreparedStatement.execute, 25", "MARIADB, Connection.commit, 2"
    })
    void every_lead_is_whole_or_purged_after_a_kill(TestServer server, String call, int number) throws Exception {
        TestDatabase database = durable(server);
        Map<LeadId, LeadExport> before = new HashMap<>();
        try (HikariDataSource pool = database.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            ManagedStore acme = acme(pool);
            acme.store()
                    .webhooks()
                    .add(new SampleWebhooks(new SampleLeads()).webhook(ACME, "*"), Webhook.DEFAULT_LIMIT);
            for (int i = 0; i < LEADS; i++) {
                LeadId lead = deletedLead(acme, "lead" + i + "@example.com");
                before.put(lead, export(acme, lead).orElseThrow());
            }
        }

        List<UUID> purged = PurgeProcess.killedAt(database, call, number);
        assertThat(purged).hasSizeBetween(1, LEADS - 1);
        requireWholeOrPurged(database, before, purged);

        try (HikariDataSource pool = database.dataSource()) {
            ManagedStore acme = acme(pool);
            acme.clock().set(PurgeProcess.NOW);
            assertThat(acme.management()
                            .privacy()
                            .purge(RetentionRules.STANDARD)
                            .deleted())
                    .isEqualTo(LEADS - purged.size());
        }
        requireWholeOrPurged(
                database, before, before.keySet().stream().map(LeadId::value).toList());
    }

    /** A commit on H2 is in the file when it returns, as the server sets it. */
    private TestDatabase durable(TestServer server) {
        return server == TestServer.H2
                ? new TestDatabase(
                        "jdbc:h2:file:" + directory.resolve("leads") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                        "leadstone",
                        "")
                : server.freshDatabase();
    }

    private static ManagedStore acme(HikariDataSource pool) {
        return new ManagedStore(() -> MyBatisLeadStore.of(pool));
    }

    /** Creates a lead with an entry in each table, and deletes it. */
    private static LeadId deletedLead(ManagedStore acme, String email) {
        LeadId lead = acme.create(LeadFields.of("Jordan", "Lee", email).build()).id();
        acme.record(lead, ConsentPurpose.MARKETING, true);
        acme.management().conversations().open(ALICE, OpenConversationCommand.of("bot", lead));
        WidgetVisitor.of(acme, email);
        acme.management().leads().delete(ALICE, lead, Optional.empty());
        return lead;
    }

    private static Optional<LeadExport> export(ManagedStore acme, LeadId lead) {
        return acme.management().privacy().exportPerson(ALICE, PersonQuery.ofLead(lead)).leads().stream()
                .findFirst();
    }

    private static void requireWholeOrPurged(TestDatabase database, Map<LeadId, LeadExport> before, List<UUID> purged) {
        try (HikariDataSource pool = database.dataSource()) {
            ManagedStore acme = acme(pool);
            before.forEach((lead, whole) -> {
                if (purged.contains(lead.value())) {
                    assertThat(rows(pool, lead)).as("rows of %s", lead).isEqualTo(ONLY_ITS_EVENT);
                } else {
                    assertThat(export(acme, lead)).as("the lead %s", lead).contains(whole);
                }
            });
            assertThat(new FeedReader(acme.store().eventFeed(), ACME, 100, EventType.LEAD_PURGED).rest())
                    .extracting(LeadEvent::leadId)
                    .extracting(LeadId::value)
                    .containsExactlyInAnyOrderElementsOf(purged);
        }
    }

    /** Returns the number of rows that contain the id, for each table with such a row. */
    private static Map<String, Integer> rows(HikariDataSource pool, LeadId lead) {
        JdbcTemplate jdbc = new JdbcTemplate(pool);
        Map<String, Integer> rows = new HashMap<>();
        for (String table : ContractTables.tables(pool)) {
            long found = jdbc.queryForList("SELECT * FROM leadstone_" + table).stream()
                    .filter(row -> row.values().stream()
                            .map(ContractTables::text)
                            .map(text -> text.replace("-", ""))
                            .anyMatch(lead.toString().replace("-", "")::equals))
                    .count();
            if (found > 0) {
                rows.put(table, (int) found);
            }
        }
        return rows;
    }
}
