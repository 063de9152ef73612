package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.agent.PutAgentCommand;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The number of statements of each use case. Each statement is a round trip, and so is each commit. They are the
 * largest part of the cost of a small write. One statement of each write looks for subscriptions, because another node
 * may have added one a moment ago.
 */
class StatementBudgetTest {

    private static final Caller ADMIN = Caller.member(new CompanyId("acme"), "key-2", Scope.ADMIN);
    private static final Caller CALLER = Caller.member(new CompanyId("acme"), "key-1", Scope.READ, Scope.WRITE);

    @ParameterizedTest
    @EnumSource
    void creating_a_lead_is_one_transaction_of_few_statements(TestServer server) {
        with(server, (management, spy) -> {
            create(management, "jordan@example.com");

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(forNewLead(server));
            assertThat(spy.commits()).isEqualTo(forStatements(server));
        });
    }

    /** So that the time of a registration does not reveal whether the email was known. */
    @ParameterizedTest
    @EnumSource
    void a_registration_takes_as_many_round_trips_for_a_known_email(TestServer server) {
        with(server, (management, spy) -> {
            management.agents().put(ADMIN, new PutAgentCommand("bot", Optional.empty(), List.of()));
            for (boolean consents : new boolean[] {true, false}) {
                spy.forget();
                register(management, "jordan" + consents + "@example.com", consents);
                long unknown = spy.statements();
                long checkouts = spy.checkouts();
                spy.forget();
                register(management, "jordan" + consents + "@example.com", consents);

                assertThat(spy.statements()).isBetween(unknown - 1, unknown + 1);
                assertThat(spy.checkouts()).isEqualTo(checkouts);
                assertThat(spy.commits()).isEqualTo(1);
            }
        });
    }

    private static void register(LeadManagement management, String email, boolean consents) {
        management
                .leads()
                .register(new RegisterLeadCommand(
                        "bot",
                        LeadFields.of("Jordan", "Lee", email)
                                .phone("+49 170 1234567")
                                .consentMarketing(consents)
                                .build()));
    }

    @ParameterizedTest
    @EnumSource
    void reading_a_lead_is_one_statement(TestServer server) {
        with(server, (management, spy) -> {
            LeadSnapshot lead = create(management, "jordan@example.com");
            spy.forget();

            management.leads().get(CALLER, lead.id());

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void updating_a_lead_is_one_transaction_of_few_statements(TestServer server) {
        with(server, (management, spy) -> {
            LeadSnapshot lead = create(management, "jordan@example.com");
            spy.forget();

            management
                    .leads()
                    .update(
                            CALLER,
                            UpdateLeadCommand.of(
                                    lead.id(),
                                    f -> f.notes("called")
                                            .status(LeadStatus.CONTACTED)
                                            .consentMarketing(false)));

            assertThat(spy.checkouts())
                    .as("one for the read, one for the write")
                    .isEqualTo(2);
            assertThat(spy.statements()).isEqualTo(server == TestServer.POSTGRESQL ? 2 : 5);
            assertThat(spy.commits()).isEqualTo(forStatements(server));
        });
    }

    @ParameterizedTest
    @EnumSource
    void creating_a_lead_without_consents_is_few_statements(TestServer server) {
        with(server, (management, spy) -> {
            LeadFields draft = SampleLeads.draft("jordan@example.com").build();
            management.leads().create(CALLER, new CreateLeadCommand(draft));

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(3 + forIndexTerms(server) - fewerForOneEvent(server));
            assertThat(spy.commits()).isEqualTo(forStatements(server));
        });
    }

    @ParameterizedTest
    @EnumSource
    void renaming_a_lead_is_few_statements(TestServer server) {
        with(server, (management, spy) -> {
            LeadSnapshot lead = create(management, "jordan@example.com");
            spy.forget();

            management.leads().update(CALLER, UpdateLeadCommand.of(lead.id(), f -> f.lastName("Smith")));

            assertThat(spy.statements()).isEqualTo(4 + 2 * forIndexTerms(server) - fewerForOneEvent(server));
            assertThat(spy.commits()).isEqualTo(forStatements(server));
        });
    }

    @ParameterizedTest
    @EnumSource
    void each_kind_of_side_write_is_one_statement_more(TestServer server) {
        with(server, (management, store, spy) -> {
            LeadSnapshot first = create(management, "jordan@example.com");
            LeadSnapshot second = create(management, "robin@example.com");
            ChangeContext context = new SampleLeads().context();
            Suppression removed = store.suppressions().add(suppression("a"));
            spy.forget();
            store.leads().update(Lead.restore(first).assign(Optional.of(new OwnerId("olga")), context));
            long plain = spy.statements();
            spy.forget();

            store.leads()
                    .update(Lead.restore(second)
                            .assign(Optional.of(new OwnerId("olga")), context)
                            .discarding(List.of(first.id(), second.id()))
                            .removing(List.of(removed, suppression("b")))
                            .suppressing(List.of(suppression("c"), suppression("d"))));

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(plain + 3);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_search_is_one_statement_plus_one_for_index_terms(TestServer server) {
        with(server, (management, spy) -> {
            create(management, "jordan@example.com");
            // On PostgreSQL the first search also reads a sample of the newest leads, and looks whether the company is
            // large. Both are kept.
            search(management, "jordan");
            spy.forget();

            search(management, "jrodan example");
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(1 + forIndexTerms(server));

            spy.forget();
            search(management, "jo");
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_page_is_two_statements_or_one_without_a_count(TestServer server) {
        with(server, (management, spy) -> {
            create(management, "jordan@example.com");
            create(management, "robin@example.com");
            spy.forget();

            assertThat(management
                            .leads()
                            .list(CALLER, LeadQuery.ALL, PageRequest.page(1, 1))
                            .total())
                    .isEqualTo(2);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(2);

            spy.forget();
            assertThat(management
                            .leads()
                            .list(CALLER, LeadQuery.ALL, PageRequest.page(2, 1))
                            .total())
                    .isEqualTo(2);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @Test
    void a_page_that_compares_all_leads_is_one_statement_on_H2() {
        with(TestServer.H2, (management, spy) -> {
            List.of("jordan", "jordana", "robin").forEach(name -> create(management, name + "@example.com"));
            LeadQuery byName = LeadQuery.builder()
                    .search("jordan")
                    .sort(LeadSort.LAST_NAME)
                    .build();
            spy.forget();

            assertThat(management
                            .leads()
                            .list(CALLER, byName, PageRequest.page(1, 1))
                            .total())
                    .isEqualTo(3);
            assertThat(spy.statements()).isEqualTo(1);

            spy.forget();
            PageRequest countedToOne = new PageRequest(1, 2, Optional.empty(), 1);
            assertThat(management.leads().list(CALLER, byName, countedToOne).items())
                    .as("more than the count reads")
                    .hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void opening_a_conversation_is_four_statements_with_a_lead_and_one_without(TestServer server) {
        with(server, (management, spy) -> {
            LeadSnapshot lead = create(management, "jordan@example.com");
            spy.forget();

            open(management, lead);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(4);
            assertThat(spy.commits()).isEqualTo(1);

            spy.forget();
            management
                    .conversations()
                    .open(
                            CALLER,
                            new OpenConversationCommand(
                                    "agent-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_report_of_activity_is_one_transaction_of_five_statements(TestServer server) {
        with(server, (management, spy) -> {
            ConversationSnapshot conversation = open(management, create(management, "jordan@example.com"));
            spy.forget();

            management.conversations().recordActivity(CALLER, RecordActivityCommand.messages(conversation.id(), 3));

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(5);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_conversation_is_one_statement_and_a_page_is_two(TestServer server) {
        with(server, (management, spy) -> {
            LeadSnapshot lead = create(management, "jordan@example.com");
            open(management, lead);
            ConversationSnapshot conversation = open(management, lead);
            spy.forget();

            management.conversations().get(CALLER, conversation.id());
            assertThat(spy.statements()).isEqualTo(1);

            spy.forget();
            management.conversations().list(CALLER, ConversationQuery.ofLead(lead.id()), PageRequest.page(1, 1));
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(2);

            spy.forget();
            management.conversations().list(CALLER, ConversationQuery.ALL, PageRequest.FIRST);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_report_of_the_funnel_is_one_statement(TestServer server) {
        with(server, (management, spy) -> {
            open(management, create(management, "jordan@example.com"));
            spy.forget();

            assertThat(management.reports().funnel(CALLER, ReportQuery.LATEST).total())
                    .isEqualTo(1);

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void enqueuing_costs_the_same_for_many_subscriptions(TestServer server) {
        with(server, (management, store, spy) -> {
            subscribe(store, 10);
            // On PostgreSQL, the first write learns that the company has subscriptions.
            create(management, "robin@example.com");
            spy.forget();

            create(management, "jordan@example.com");

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(forNewLead(server) + (server == TestServer.POSTGRESQL ? 2 : 1));
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @Test
    void the_first_write_after_a_subscription_is_one_statement_more() {
        with(TestServer.POSTGRESQL, (management, store, spy) -> {
            create(management, "jordan@example.com");
            subscribe(store, 1);
            spy.forget();

            create(management, "robin@example.com");

            assertThat(spy.checkouts()).isEqualTo(2);
            assertThat(spy.statements()).isEqualTo(1 + 3);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_is_few_statements_and_an_outcome_two(TestServer server) {
        with(server, (management, store, spy) -> {
            Webhook webhook = subscribe(store, 1);
            for (int i = 0; i < 5; i++) {
                create(management, "lead" + i + "@example.com");
            }
            spy.forget();

            store.deliveryQueue().due(100);
            assertThat(spy.statements()).isEqualTo(1);

            spy.forget();
            List<ClaimedDelivery> claimed = store.deliveryQueue().claim(webhook, 8, Duration.ofMinutes(1));
            assertThat(claimed).hasSize(5);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(server == TestServer.MARIADB ? 4 : 3);

            spy.forget();
            assertThat(store.deliveryQueue().claim(webhook, 8, Duration.ofMinutes(1)))
                    .isEmpty();
            assertThat(spy.statements()).isEqualTo(1);

            spy.forget();
            store.deliveryQueue().record(claimed.get(0), DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(2);
        });
    }

    private static Suppression suppression(String digit) {
        return new Suppression(
                UUID.randomUUID(),
                CALLER.companyId(),
                "2026",
                digit.repeat(Suppression.HASH_LENGTH),
                Suppression.Effect.WITHOUT_MARKETING,
                Optional.empty(),
                SettableClock.START,
                "alice");
    }

    /** Adds {@code count} subscriptions of all events and returns the last one. */
    private static Webhook subscribe(MyBatisLeadStore store, int count) {
        SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
        List<Webhook> webhooks = Stream.generate(() -> samples.webhook(CALLER.companyId(), "*"))
                .limit(count)
                .toList();
        webhooks.forEach(webhook -> store.webhooks().add(webhook, 1_000_000));
        return webhooks.get(count - 1);
    }

    /**
     * Returns the number of statements that are saved if the database writes a lead and its only event in one
     * statement, which also looks for subscriptions.
     */
    private static int fewerForOneEvent(TestServer server) {
        return DatabaseKind.valueOf(server.name()).writesManyTablesInOneStatement() ? 2 : 0;
    }

    /** Returns the number of commits of a change that is a single statement on PostgreSQL, which commits it. */
    private static int forStatements(TestServer server) {
        return DatabaseKind.valueOf(server.name()).writesManyTablesInOneStatement() ? 0 : 1;
    }

    /** Returns the number of statements for the table of index terms. */
    private static int forIndexTerms(TestServer server) {
        return DatabaseKind.valueOf(server.name()).hasIndexTermTable() ? 1 : 0;
    }

    private static void search(LeadManagement management, String text) {
        LeadQuery query =
                LeadQuery.builder().search(text).sort(LeadSort.RELEVANCE).build();
        assertThat(management.leads().list(CALLER, query, PageRequest.FIRST).total())
                .isEqualTo(1);
    }

    private static ConversationSnapshot open(LeadManagement management, LeadSnapshot lead) {
        return management.conversations().open(CALLER, OpenConversationCommand.of("agent-1", lead.id()));
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(
                        CALLER,
                        new CreateLeadCommand(SampleLeads.draft(email)
                                .consentMarketing(true)
                                .consentDataProcessing(true)
                                .build()))
                .lead();
    }

    /**
     * Returns the number of statements for the lead, its event, its consents and the subscriptions. PostgreSQL writes
     * all of them in one statement.
     */
    private static int forNewLead(TestServer server) {
        return server == TestServer.POSTGRESQL ? 1 : 4 + forIndexTerms(server);
    }

    private static void with(TestServer server, BiConsumer<LeadManagement, JdbcSpy> test) {
        with(server, (management, store, spy) -> test.accept(management, spy));
    }

    private interface StoreTest {
        void run(LeadManagement management, MyBatisLeadStore store, JdbcSpy spy);
    }

    private static void with(TestServer server, StoreTest test) {
        try (HikariDataSource dataSource = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(dataSource).schemaMode(SchemaMode.CREATE).build();
            JdbcSpy spy = new JdbcSpy(dataSource);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();
            test.run(LeadManagement.builder().store(store).build(), store, spy);
        }
    }
}
