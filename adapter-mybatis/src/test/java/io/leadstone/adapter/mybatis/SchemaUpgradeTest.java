package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleEmailKeys;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Upgrades of a database with leads. After the next script the leads are the same as if they had been stored with it.
 */
class SchemaUpgradeTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();

    @ParameterizedTest
    @EnumSource
    void leads_of_the_first_script_are_complete_after_the_second(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot still = add(today, "still@example.com");
            LeadSnapshot contacted = move(today, add(today, "contacted@example.com"), LeadStatus.CONTACTED);
            LeadSnapshot edited = edit(today, move(today, contacted, LeadStatus.QUALIFIED));
            LeadSnapshot deleted = delete(today, move(today, add(today, "deleted@example.com"), LeadStatus.LOST));

            Instant now = samples.clock().instant();
            Agent bot =
                    today.agents().add(new Agent(new AgentId("bot"), ACME, Optional.of("Bot"), List.of(), now, now));

            SqlScript first = script(server, "V1__leads.sql");
            run(database, first);
            copy(database, first, "agent");
            copy(database, first, "lead");
            copy(database, first, "event");
            run(database, script(server, "V2__conversations.sql"));
            run(database, script(server, "V3__webhooks.sql"));
            upgradeToToday(database, server);

            MyBatisLeadStore upgraded = reindexed(pool);
            assertThat(upgraded.agents().find(ACME, bot.id())).contains(bot);
            assertThat(upgraded.agents().update(bot, 1).version()).isEqualTo(2);
            assertThat(upgraded.leads().find(ACME, still.id())).contains(still);
            assertThat(upgraded.leads().find(ACME, edited.id())).contains(edited);
            assertThat(upgraded.leads().findDeleted(ACME, deleted.id())).contains(deleted);
            assertThat(edited.engagement().lastAt()).isPresent();
            assertThat(upgraded.events().eventsOf(ACME, edited.id(), PageRequest.FIRST))
                    .isEqualTo(today.events().eventsOf(ACME, edited.id(), PageRequest.FIRST));

            ConversationChange conversation = samples.open(edited);
            upgraded.conversations().add(conversation);
            upgraded.conversations().record(samples.report(conversation.after(), 1));
            assertThat(upgraded.leads().find(ACME, edited.id()).orElseThrow().lastEvent())
                    .isEqualTo(edited.lastEvent() + 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leads_of_the_second_script_have_events_after_the_third(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot lead = add(today, "jordan@example.com");
            ConversationChange conversation = samples.open(lead);
            today.conversations().add(conversation);

            SqlScript second = new SqlScript(script(server, "V1__leads.sql").text() + "\n"
                    + script(server, "V2__conversations.sql").text());
            run(database, second);
            copy(database, second, "lead");
            copy(database, second, "event");
            copy(database, second, "conversation");
            run(database, script(server, "V3__webhooks.sql"));
            upgradeToToday(database, server);

            MyBatisLeadStore upgraded = reindexed(pool);
            Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "conversation.*");
            upgraded.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            upgraded.conversations().record(samples.report(conversation.after(), 1));

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
    void leads_of_the_third_script_are_found_after_reindexing(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            // More than two batches, plus two leads that the test searches for.
            Stream.iterate(0, number -> number + 1)
                    .limit(1001)
                    .forEach(number -> add(today, "lead" + number + "@example.com"));
            samples.clock().advance(Duration.ofSeconds(1));
            LeadChange tagged = samples.capture(
                    ACME,
                    SampleLeads.details().email("berta@example.com").tags("VIP").build());
            today.leads().add(tagged);
            LeadSnapshot old = tagged.after();
            LeadSnapshot deleted = delete(today, add(today, "bertram@example.com"));

            SqlScript third = new SqlScript(Stream.of("V1__leads.sql", "V2__conversations.sql", "V3__webhooks.sql")
                    .map(name -> script(server, name).text())
                    .collect(Collectors.joining("\n")));
            run(database, third);
            copy(database, third, "lead");
            database.update("UPDATE leadstone_lead SET search_words = CONCAT('jordan', email), phone_digits = ''");
            upgradeToToday(database, server);

            MyBatisLeadStore upgraded = MyBatisLeadStore.of(pool);
            assertOutdatedSearchIsRejected(pool);
            assertThat(found(upgraded, "berta")).containsExactly(old);
            assertThat(found(upgraded, "betra")).isEmpty();

            assertThat(upgraded.reindexSearch()).isEqualTo(1003);
            assertThat(upgraded.reindexSearch()).isZero();
            validated(pool);
            LeadQuery byTag = LeadQuery.builder().tag("vip").build();
            assertThat(upgraded.search().list(ACME, byTag, PageRequest.FIRST).items())
                    .containsExactly(old);
            assertThat(found(upgraded, "berta")).containsExactly(old);
            assertThat(found(upgraded, "betra")).containsExactly(old);
            assertThat(rows(database, "leadstone_lead")).isEqualTo(rows(database, "today_lead"));
            if (DatabaseKind.valueOf(server.name()).hasIndexTermTable()) {
                String indexTerms =
                        "SELECT HEX(piece), HEX(lead_id) FROM %s_lead_piece ORDER BY company_id, piece, lead_id";
                assertThat(database.queryForList(String.format(indexTerms, "leadstone")))
                        .isEqualTo(database.queryForList(String.format(indexTerms, "today")));
            }
            assertThat(upgraded.leads().findDeleted(ACME, deleted.id())).contains(deleted);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MARIADB")
    void leads_without_index_terms_are_found_before_reindexing(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot berta = add(today, "berta@example.com");
            LeadSnapshot bertram = add(today, "bertram@example.com");
            LeadSnapshot deleted = delete(today, add(today, "bertha@example.com"));
            SqlScript fourth =
                    scripts(server, "V1__leads.sql", "V2__conversations.sql", "V3__webhooks.sql", "V4__search.sql");
            run(database, fourth);
            copy(database, fourth, "lead");
            run(database, script(server, "V5__search_pieces.sql"));
            runEighthAndLater(database, server);

            MyBatisLeadStore upgraded = MyBatisLeadStore.of(pool);
            assertOutdatedSearchIsRejected(pool);
            assertThat(found(upgraded, "betra")).containsExactly(berta);
            LeadSnapshot edited = edit(upgraded, bertram);
            LeadSnapshot noted = update(
                    upgraded,
                    Lead.restore(berta).moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.context()));
            assertThat(found(upgraded, "edited betra")).isEmpty();
            assertThat(found(upgraded, "betra")).containsExactly(noted);
            assertThat(found(upgraded, "ediited example")).containsExactly(edited);

            assertThat(upgraded.reindexSearch()).isEqualTo(3);
            assertThat(upgraded.reindexSearch()).isZero();
            validated(pool);
            assertThat(found(upgraded, "betra")).containsExactly(noted);
            assertThat(found(upgraded, "ediited example")).containsExactly(edited);
            assertThat(indexTerms(database, edited)).isEqualTo(List.copyOf(LeadIndexTerms.of(edited)));
            assertThat(indexTerms(database, noted)).isEqualTo(List.copyOf(LeadIndexTerms.of(noted)));
            assertThat(indexTerms(database, deleted)).isEqualTo(List.copyOf(LeadIndexTerms.of(deleted)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lead_that_an_older_version_erased_stays_erased(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "lead.created");
            today.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            add(today, "still@example.com");
            LeadSnapshot jordan = add(today, "jordan@example.com");
            jordan = update(
                    today,
                    Lead.restore(jordan)
                            .record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context()));
            SqlScript seventh = seventh(server);
            run(database, seventh);
            for (String table : List.of("lead", "consent", "webhook", "webhook_message", "webhook_delivery")) {
                copy(database, seventh, table);
            }
            if (DatabaseKind.valueOf(server.name()).hasIndexTermTable()) {
                copy(database, seventh, "lead_piece");
            }
            LeadSnapshot erased = update(today, Lead.restore(jordan).erase(samples.context()));
            copy(database, seventh, "event");
            eraseAsBefore(database, "jordan@example.com", erased);
            database.update(
                    "UPDATE leadstone_lead SET version = version + 1, last_event = last_event + 1, updated_at = ("
                            + "SELECT updated_at FROM today_lead WHERE erased_at IS NOT NULL)"
                            + " WHERE first_name = 'erased'");
            database.update("UPDATE leadstone_webhook_message SET lost_reason = 'no budget'"
                    + " WHERE email = 'jordan@example.com'");

            runEighthAndLater(database, server);

            MyBatisLeadStore upgraded = reindexed(pool);
            assertThat(upgraded.leads().find(ACME, erased.id())).contains(erased);
            assertThat(erased.erasedAt()).isPresent();
            LeadManagement.builder()
                    .store(upgraded)
                    .emailKeys(new SampleEmailKeys(EmailAddress.PLAIN_RULE, key -> key))
                    .buildOperations()
                    .renewEmailKeys();
            for (String table : List.of("lead", "consent")) {
                assertThat(contents(database, "leadstone_" + table)).isEqualTo(contents(database, "today_" + table));
            }
            assertThat(contents(database, "leadstone_webhook_message"))
                    .isEqualTo(contents(database, "today_webhook_message"));
            if (DatabaseKind.valueOf(server.name()).hasIndexTermTable()) {
                assertThat(contents(database, "leadstone_lead_piece"))
                        .isEqualTo(contents(database, "today_lead_piece"));
            }
            assertThat(upgraded.leads()
                            .find(ACME, add(upgraded, "jordan@example.com").id()))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_the_placeholder_of_the_lead_itself_marks_an_erasure(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            JdbcTemplate database = new JdbcTemplate(pool);
            MyBatisLeadStore today = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .tablePrefix("today_")
                    .build();
            LeadSnapshot jordan = add(today, "jordan@example.com");
            LeadSnapshot other = add(today, "robin@example.com");
            SqlScript seventh = seventh(server);
            run(database, seventh);
            copy(database, seventh, "lead");
            copy(database, seventh, "event");
            eraseAsBefore(database, "jordan@example.com", jordan);
            String placeholder = "erased-" + jordan.id() + "@leadstone.invalid";
            database.update("UPDATE leadstone_lead SET email = ? WHERE email = 'robin@example.com'", placeholder);

            runEighthAndLater(database, server);

            MyBatisLeadStore upgraded = reindexed(pool);
            assertThat(upgraded.leads().find(ACME, jordan.id())).contains(jordan.erased(jordan.updatedAt()));
            assertThat(upgraded.eventFeed().after(ACME, 0, Set.of(), 10))
                    .as("the feed after the upgrade of a database with events")
                    .isEqualTo(new FeedSlice(List.of(), 0, false));
            edit(upgraded, other);
            assertThat(upgraded.eventFeed().after(ACME, 0, Set.of(), 10).events())
                    .extracting(LeadEvent::number)
                    .containsExactly(2L);
            assertThat(upgraded.leads().find(ACME, other.id()).orElseThrow().isErased())
                    .isFalse();
        }
    }

    /** Writes the row of a lead as an older version erased it. */
    private static void eraseAsBefore(JdbcTemplate database, String email, LeadSnapshot lead) {
        String placeholder = "erased-" + lead.id() + "@leadstone.invalid";
        database.update(
                "UPDATE leadstone_lead SET first_name = 'erased', last_name = 'erased', email = ?, live_email_key = ?,"
                        + " phone = NULL, phone_e164 = NULL, company = NULL, notes = NULL, tags = '', metadata = '{}',"
                        + " lost_reason = NULL, search_words = ' erased ', phone_digits = '' WHERE email = ?",
                placeholder,
                placeholder,
                email);
    }

    private static List<String> indexTerms(JdbcTemplate database, LeadSnapshot lead) {
        return database.queryForList(
                "SELECT CONVERT(piece USING utf8mb4) FROM leadstone_lead_piece WHERE lead_id = UNHEX(?) ORDER BY piece",
                String.class,
                lead.id().toString().replace("-", ""));
    }

    private static List<LeadSnapshot> found(MyBatisLeadStore store, String search) {
        LeadQuery query =
                LeadQuery.builder().search(search).sort(LeadSort.RELEVANCE).build();
        return store.search().list(ACME, query, PageRequest.FIRST).items();
    }

    /** Returns all rows as text, with the columns by which searches find them. */
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

    private LeadSnapshot add(MyBatisLeadStore store, String email) {
        samples.clock().advance(Duration.ofMillis(1001));
        LeadChange created = samples.capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    private LeadSnapshot move(MyBatisLeadStore store, LeadSnapshot lead, LeadStatus status) {
        return update(store, Lead.restore(lead).moveTo(status, LeadLifecycle.standard(), samples.context()));
    }

    private LeadSnapshot edit(MyBatisLeadStore store, LeadSnapshot lead) {
        return update(
                store,
                Lead.restore(lead)
                        .revise(
                                SampleLeads.details()
                                        .email("edited@example.com")
                                        .build(),
                                samples.context()));
    }

    private LeadSnapshot delete(MyBatisLeadStore store, LeadSnapshot lead) {
        return update(store, Lead.restore(lead).delete(samples.context()));
    }

    private LeadSnapshot update(MyBatisLeadStore store, LeadChange change) {
        store.leads().update(change);
        samples.clock().advance(Duration.ofMillis(1001));
        return change.after();
    }

    /** Copies the columns that exist in the older schema from the table of today. */
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

    /** Reindexes the leads, and returns a store whose schema is validated. */
    private static MyBatisLeadStore reindexed(DataSource pool) {
        MyBatisLeadStore.of(pool).reindexSearch();
        return validated(pool);
    }

    private static MyBatisLeadStore validated(DataSource pool) {
        return MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.VALIDATE).build();
    }

    private static void assertOutdatedSearchIsRejected(DataSource pool) {
        assertThatIllegalStateException()
                .isThrownBy(() -> validated(pool))
                .withMessage("the leads were indexed for searches by version 0 of the rules, and this Leadstone has"
                        + " version 3: call MyBatisLeadStore.reindexSearch() once, on a store that is built with"
                        + " SchemaMode.NONE");
    }

    private static void upgradeToToday(JdbcTemplate database, TestServer server) {
        run(database, script(server, "V4__search.sql"));
        if (DatabaseKind.valueOf(server.name()).hasIndexTermTable()) {
            run(database, script(server, "V5__search_pieces.sql"));
        }
        run(database, script(server, "V6__lists.sql"));
        if (server == TestServer.POSTGRESQL) {
            run(database, script(server, "V7__lookup_keys.sql"));
        }
        runEighthAndLater(database, server);
    }

    private static void runEighthAndLater(JdbcTemplate database, TestServer server) {
        Stream.of(
                        "V8__erasure.sql",
                        "V10__webhook_limit_and_secrets.sql",
                        "V11__list_indexes.sql",
                        "V12__agent_version.sql",
                        "V13__owner.sql",
                        "V14__search_index_version.sql",
                        "V15__event_feed.sql",
                        "V16__text_length.sql",
                        "V17__search_rules.sql",
                        "V18__list_filters.sql",
                        "V19__purge.sql",
                        "V20__email_key_rules.sql",
                        "V21__idempotency.sql",
                        "V22__submissions.sql",
                        "V23__suppression.sql",
                        "V24__consent_proof.sql",
                        "V25__honeypot.sql",
                        "V26__double_opt_in.sql",
                        "V27__live_lead_indexes.sql",
                        "V28__form_and_wording.sql",
                        "V29__report_index.sql",
                        "V30__search_text_index.sql",
                        "V31__covering_index.sql",
                        "V32__suppression_text_length.sql",
                        "V33__failing_webhook_index.sql")
                .forEach(name -> run(database, script(server, name)));
    }

    private static SqlScript scripts(TestServer server, String... names) {
        return new SqlScript(
                Stream.of(names).map(name -> script(server, name).text()).collect(Collectors.joining("\n")));
    }

    /** Returns all scripts up to the seventh, as far as the database has them. */
    private static SqlScript seventh(TestServer server) {
        return scripts(
                server,
                Stream.of(
                                "V1__leads.sql",
                                "V2__conversations.sql",
                                "V3__webhooks.sql",
                                "V4__search.sql",
                                "V5__search_pieces.sql",
                                "V6__lists.sql",
                                "V7__lookup_keys.sql")
                        .filter(name -> !name.startsWith("V5")
                                || DatabaseKind.valueOf(server.name()).hasIndexTermTable())
                        .filter(name -> !name.startsWith("V7") || server == TestServer.POSTGRESQL)
                        .toArray(String[]::new));
    }

    /** Returns all rows of a table as sorted text. */
    private static List<String> contents(JdbcTemplate database, String table) {
        return database
                .query("SELECT * FROM " + table, (row, number) -> {
                    StringBuilder text = new StringBuilder();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        Object value = row.getObject(column);
                        text.append(
                                        value instanceof byte[] bytes
                                                ? HexFormat.of().formatHex(bytes)
                                                : value)
                                .append('|');
                    }
                    return text.toString();
                })
                .stream()
                .sorted()
                .toList();
    }

    private static void run(JdbcTemplate database, SqlScript script) {
        List.of(script.text().split(";\\n", -1)).stream()
                .filter(statement -> !statement.replaceAll("(?m)^--.*", "").isBlank())
                .forEach(database::execute);
    }
}
