package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.CreateLeadCommand;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.OpenConversationCommand;
import io.leadstone.application.port.in.RecordActivityCommand;
import io.leadstone.application.port.in.ReportQuery;
import io.leadstone.application.port.in.UpdateLeadCommand;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often a use case asks the database. Each question is a round trip, which is most of what a small write costs. */
class StatementBudgetTest {

    private static final Caller CALLER = Caller.member(new CompanyId("acme"), "key-1", Scope.READ, Scope.WRITE);

    @ParameterizedTest
    @EnumSource
    void creating_a_lead_is_one_transaction_of_three_statements(TestServer server) {
        with(server, (leads, spy) -> {
            create(leads, "jordan@example.com");

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(3);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void reading_a_lead_is_one_statement(TestServer server) {
        with(server, (leads, spy) -> {
            LeadSnapshot lead = create(leads, "jordan@example.com");
            spy.forget();

            leads.getLead().get(CALLER, lead.id());

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void updating_a_lead_is_four_statements_and_one_transaction(TestServer server) {
        with(server, (leads, spy) -> {
            LeadSnapshot lead = create(leads, "jordan@example.com");
            spy.forget();

            leads.updateLead()
                    .update(
                            CALLER,
                            UpdateLeadCommand.of(lead.id())
                                    .notes(FieldUpdate.set("called"))
                                    .status(FieldUpdate.set("contacted"))
                                    .consentMarketing(FieldUpdate.set(false))
                                    .build());

            assertThat(spy.checkouts())
                    .as("one for the read, one for the write")
                    .isEqualTo(2);
            assertThat(spy.statements()).isEqualTo(4);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_page_is_two_statements_and_one_where_the_rows_tell_the_total(TestServer server) {
        with(server, (leads, spy) -> {
            create(leads, "jordan@example.com");
            create(leads, "robin@example.com");
            spy.forget();

            assertThat(leads.listLeads()
                            .list(CALLER, LeadQuery.ALL, PageRequest.page(1, 1))
                            .total())
                    .isEqualTo(2);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(2);

            spy.forget();
            assertThat(leads.listLeads()
                            .list(CALLER, LeadQuery.ALL, PageRequest.page(2, 1))
                            .total())
                    .isEqualTo(2);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void opening_a_conversation_is_three_statements_with_a_lead_and_one_without(TestServer server) {
        with(server, (leads, spy) -> {
            LeadSnapshot lead = create(leads, "jordan@example.com");
            spy.forget();

            open(leads, lead);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(3);
            assertThat(spy.commits()).isEqualTo(1);

            spy.forget();
            leads.openConversation()
                    .open(
                            CALLER,
                            new OpenConversationCommand(
                                    "agent-1", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_report_of_activity_is_one_transaction_of_four_statements(TestServer server) {
        with(server, (leads, spy) -> {
            ConversationSnapshot talk = open(leads, create(leads, "jordan@example.com"));
            spy.forget();

            leads.recordActivity().record(CALLER, RecordActivityCommand.messages(talk.id(), 3));

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(4);
            assertThat(spy.commits()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void reading_a_conversation_is_one_statement_and_a_page_of_them_is_two(TestServer server) {
        with(server, (leads, spy) -> {
            LeadSnapshot lead = create(leads, "jordan@example.com");
            open(leads, lead);
            ConversationSnapshot talk = open(leads, lead);
            spy.forget();

            leads.getConversation().get(CALLER, talk.id());
            assertThat(spy.statements()).isEqualTo(1);

            spy.forget();
            leads.listConversations().list(CALLER, ConversationQuery.ofLead(lead.id()), PageRequest.page(1, 1));
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(2);

            spy.forget();
            leads.listConversations().list(CALLER, ConversationQuery.ALL, PageRequest.FIRST);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_report_of_the_funnel_is_one_statement(TestServer server) {
        with(server, (leads, spy) -> {
            open(leads, create(leads, "jordan@example.com"));
            spy.forget();

            assertThat(leads.reportLeads().report(CALLER, ReportQuery.LATEST).total())
                    .isEqualTo(1);

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.statements()).isEqualTo(1);
        });
    }

    private static ConversationSnapshot open(LeadManagement leads, LeadSnapshot lead) {
        return leads.openConversation().open(CALLER, OpenConversationCommand.of("agent-1", lead.id()));
    }

    private static LeadSnapshot create(LeadManagement leads, String email) {
        return leads.createLead()
                .create(
                        CALLER,
                        new CreateLeadCommand(SampleLeads.draft(email)
                                .consentMarketing(true)
                                .consentDataProcessing(true)
                                .build()))
                .lead();
    }

    private static void with(TestServer server, BiConsumer<LeadManagement, JdbcSpy> test) {
        try (HikariDataSource dataSource = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(dataSource).schemaMode(SchemaMode.CREATE).build();
            JdbcSpy spy = new JdbcSpy(dataSource);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();
            test.accept(LeadManagement.builder().store(store).build(), spy);
        }
    }
}
