package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.ClaimedDelivery;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationChange;
import io.leadstone.domain.Lead;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadEvent;
import io.leadstone.domain.LeadLifecycle;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that has leads already takes the next script, and its leads are as if the script had always been there. */
class SchemaUpgradeTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();

    @ParameterizedTest
    @EnumSource
    void leads_of_the_first_script_are_whole_after_the_second(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            LeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot still = add(today, "still@example.com");
            LeadSnapshot contacted = move(today, add(today, "contacted@example.com"), LeadStatus.CONTACTED);
            LeadSnapshot edited = edit(today, move(today, contacted, LeadStatus.QUALIFIED));
            LeadSnapshot deleted = delete(today, move(today, add(today, "deleted@example.com"), LeadStatus.LOST));

            SqlScript first = script(server, "V1__leads.sql");
            run(database, first);
            copy(database, first, "lead");
            copy(database, first, "event");
            run(database, script(server, "V2__conversations.sql"));
            run(database, script(server, "V3__webhooks.sql"));
            upgradeToToday(database, server);

            LeadStore upgraded = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.VALIDATE)
                    .build();
            assertThat(upgraded.leads().find(ACME, still.id())).contains(still);
            assertThat(upgraded.leads().find(ACME, edited.id())).contains(edited);
            assertThat(upgraded.leads().findDeleted(ACME, deleted.id())).contains(deleted);
            assertThat(edited.engagement().lastAt()).isPresent();
            assertThat(upgraded.events().eventsOf(ACME, edited.id(), PageRequest.FIRST))
                    .isEqualTo(today.events().eventsOf(ACME, edited.id(), PageRequest.FIRST));

            ConversationChange talk = samples.open(edited);
            upgraded.conversations().add(talk);
            upgraded.conversations().record(samples.report(talk.after(), 1));
            assertThat(upgraded.leads().find(ACME, edited.id()).orElseThrow().lastEvent())
                    .isEqualTo(edited.lastEvent() + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leads_of_the_second_script_are_told_of_after_the_third(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            LeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot lead = add(today, "jordan@example.com");
            ConversationChange talk = samples.open(lead);
            today.conversations().add(talk);

            SqlScript second = new SqlScript(script(server, "V1__leads.sql").text() + "\n"
                    + script(server, "V2__conversations.sql").text());
            run(database, second);
            copy(database, second, "lead");
            copy(database, second, "event");
            copy(database, second, "conversation");
            run(database, script(server, "V3__webhooks.sql"));
            upgradeToToday(database, server);

            LeadStore upgraded = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.VALIDATE)
                    .build();
            Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "conversation.*");
            upgraded.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            upgraded.conversations().record(samples.report(talk.after(), 1));

            LeadSnapshot after = upgraded.leads().find(ACME, lead.id()).orElseThrow();
            LeadEvent report = upgraded.events()
                    .eventsOf(ACME, lead.id(), PageRequest.FIRST)
                    .items()
                    .get(0);
            assertThat(upgraded.deliveryQueue().claim(webhook, 10, Duration.ofMinutes(1)))
                    .extracting(ClaimedDelivery::message)
                    .containsExactly(WebhookMessage.of(report, after));
        }
    }

    @ParameterizedTest
    @EnumSource
    void leads_of_the_third_script_are_found_after_the_fourth_and_as_those_of_today_once_they_are_renewed(
            TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            LeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            // More than two batches of them, two of which are looked for.
            Stream.iterate(0, number -> number + 1)
                    .limit(1001)
                    .forEach(number -> add(today, "lead" + number + "@example.com"));
            LeadSnapshot old = add(today, "berta@example.com");
            LeadSnapshot deleted = delete(today, add(today, "bertram@example.com"));

            SqlScript third = new SqlScript(Stream.of("V1__leads.sql", "V2__conversations.sql", "V3__webhooks.sql")
                    .map(name -> script(server, name).text())
                    .collect(Collectors.joining("\n")));
            run(database, third);
            copy(database, third, "lead");
            database.update("UPDATE leadstone_lead SET search_words = CONCAT('jordan', email), phone_digits = ''");
            upgradeToToday(database, server);

            MyBatisLeadStore upgraded = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.VALIDATE)
                    .build();
            assertThat(found(upgraded, "berta")).containsExactly(old);
            assertThat(found(upgraded, "betra")).isEmpty();

            assertThat(upgraded.renewSearch()).isEqualTo(1003);
            assertThat(upgraded.renewSearch()).isZero();
            assertThat(found(upgraded, "berta")).containsExactly(old);
            assertThat(found(upgraded, "betra")).containsExactly(old);
            assertThat(rows(database, "leadstone_lead")).isEqualTo(rows(database, "today_lead"));
            if (DatabaseKind.valueOf(server.name()).keepsPieces()) {
                String pieces =
                        "SELECT HEX(piece), HEX(lead_id) FROM %s_lead_piece ORDER BY company_id, piece, lead_id";
                assertThat(database.queryForList(String.format(pieces, "leadstone")))
                        .isEqualTo(database.queryForList(String.format(pieces, "today")));
            }
            assertThat(upgraded.leads().findDeleted(ACME, deleted.id())).contains(deleted);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MARIADB")
    void leads_without_pieces_are_found_as_well_before_they_are_renewed(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            LeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot berta = add(today, "berta@example.com");
            LeadSnapshot bertram = add(today, "bertram@example.com");
            LeadSnapshot deleted = delete(today, add(today, "bertha@example.com"));
            run(database, script(server, "V1__leads.sql"));
            run(database, script(server, "V2__conversations.sql"));
            run(database, script(server, "V3__webhooks.sql"));
            run(database, script(server, "V4__search.sql"));
            database.execute("INSERT INTO leadstone_lead SELECT * FROM today_lead");
            run(database, script(server, "V5__search_pieces.sql"));
            run(database, script(server, "V10__webhook_limit_and_secrets.sql"));

            MyBatisLeadStore upgraded = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.VALIDATE)
                    .build();
            assertThat(found(upgraded, "betra")).containsExactly(berta);
            LeadSnapshot edited = edit(upgraded, bertram);
            LeadSnapshot noted = update(
                    upgraded,
                    Lead.restore(berta).moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.occasion()));
            assertThat(found(upgraded, "edited betra")).isEmpty();
            assertThat(found(upgraded, "betra")).containsExactly(noted);
            assertThat(found(upgraded, "ediited example")).containsExactly(edited);

            assertThat(upgraded.renewSearch()).isEqualTo(3);
            assertThat(upgraded.renewSearch()).isZero();
            assertThat(found(upgraded, "betra")).containsExactly(noted);
            assertThat(found(upgraded, "ediited example")).containsExactly(edited);
            assertThat(pieces(database, edited)).isEqualTo(List.copyOf(LeadPieces.of(edited)));
            assertThat(pieces(database, noted)).isEqualTo(List.copyOf(LeadPieces.of(noted)));
            assertThat(pieces(database, deleted)).isEqualTo(List.copyOf(LeadPieces.of(deleted)));
        }
    }

    private static List<String> pieces(JdbcTemplate database, LeadSnapshot lead) {
        return database.queryForList(
                "SELECT CONVERT(piece USING utf8mb4) FROM leadstone_lead_piece WHERE lead_id = UNHEX(?) ORDER BY piece",
                String.class,
                lead.id().toString().replace("-", ""));
    }

    private static List<LeadSnapshot> found(LeadStore store, String search) {
        LeadQuery query = new LeadQuery(
                Set.of(),
                Optional.of(search),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LeadSort.RELEVANCE);
        return store.search().list(ACME, query, PageRequest.FIRST).items();
    }

    /** What leads are found by, as text. */
    private static List<String> rows(JdbcTemplate database, String table) {
        List<String> columns = database.query("SELECT * FROM " + table + " WHERE 1 = 0", row -> {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                names.add(row.getMetaData().getColumnName(column));
            }
            return names;
        });
        String looked = Objects.requireNonNull(columns).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches("search_.*|phone_digits"))
                .collect(Collectors.joining(", "));
        return database.query(
                "SELECT " + looked + " FROM " + table + " ORDER BY company_id, id",
                (row, number) -> row.getString(1)
                        + row.getString(2)
                        + (row.getMetaData().getColumnCount() > 2 ? row.getString(3) : ""));
    }

    private LeadSnapshot add(LeadStore store, String email) {
        samples.clock().advance(Duration.ofMillis(1001));
        LeadChange born = samples.capture(ACME, email);
        store.leads().add(born);
        return born.after();
    }

    private LeadSnapshot move(LeadStore store, LeadSnapshot lead, LeadStatus status) {
        return update(store, Lead.restore(lead).moveTo(status, LeadLifecycle.standard(), samples.occasion()));
    }

    private LeadSnapshot edit(LeadStore store, LeadSnapshot lead) {
        return update(
                store,
                Lead.restore(lead)
                        .revise(
                                SampleLeads.details()
                                        .email("edited@example.com")
                                        .build(),
                                samples.occasion()));
    }

    private LeadSnapshot delete(LeadStore store, LeadSnapshot lead) {
        return update(store, Lead.restore(lead).delete(samples.occasion()));
    }

    private LeadSnapshot update(LeadStore store, LeadChange change) {
        store.leads().update(change);
        samples.clock().advance(Duration.ofMillis(1001));
        return change.after();
    }

    /** The columns that the first script knows, from today's table to the one that it made. */
    private static void copy(JdbcTemplate database, SqlScript first, String table) {
        String known = first.columns().stream()
                .filter(column -> column.startsWith("leadstone_" + table + "."))
                .map(column -> column.substring(column.indexOf('.') + 1))
                .collect(Collectors.joining(", "));
        database.execute(
                "INSERT INTO leadstone_" + table + " (" + known + ") SELECT " + known + " FROM today_" + table);
    }

    private static SqlScript script(TestServer server, String name) {
        String path = "/db/leadstone/" + server.name().toLowerCase(Locale.ROOT) + "/" + name;
        try (InputStream script = SqlScript.class.getResourceAsStream(path)) {
            return new SqlScript(new String(script.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${prefix}", MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void upgradeToToday(JdbcTemplate database, TestServer server) {
        run(database, script(server, "V4__search.sql"));
        if (DatabaseKind.valueOf(server.name()).keepsPieces()) {
            run(database, script(server, "V5__search_pieces.sql"));
        }
        if (server == TestServer.POSTGRESQL) {
            run(database, script(server, "V7__lookup_keys.sql"));
        }
        run(database, script(server, "V10__webhook_limit_and_secrets.sql"));
    }

    private static void run(JdbcTemplate database, SqlScript script) {
        List.of(script.text().split(";\\n", -1)).stream()
                .filter(statement -> !statement.isBlank())
                .forEach(database::execute);
    }
}
