package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Connections without auto-commit, with a host that has no transaction. The library begins and ends its own
 * transactions.
 */
class AutoCommitOffTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");

    @ParameterizedTest
    @EnumSource
    void a_write_is_committed(TestServer server) {
        TestDatabase database = server.freshDatabase();
        try (HikariDataSource observer = database.dataSource();
                HikariDataSource pool = database.dataSourceWithoutAutoCommit()) {
            MyBatisLeadStore store = MyBatisLeadStore.builder(pool)
                    .hostTransactions(new ThreadBoundDataSource(pool))
                    .schemaMode(SchemaMode.CREATE)
                    .build();
            MyBatisLeadStore observed = MyBatisLeadStore.of(observer);
            Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
            ConversationChange conversation = samples.open(jordan.after());

            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            store.conversations().add(conversation);
            store.reindexSearch();

            assertThat(observed.leads().find(ACME, jordan.after().id()))
                    .map(LeadSnapshot::details)
                    .contains(jordan.after().details());
            assertThat(observed.conversations().find(ACME, conversation.after().id()))
                    .contains(conversation.after());
            assertThat(observed.deliveries()
                            .list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST)
                            .items())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_returned_connection_has_no_open_transaction(TestServer server) {
        TestDatabase database = server.freshDatabase();
        try (HikariDataSource pool = database.dataSourceWithoutAutoCommit()) {
            JdbcSpy spy = new JdbcSpy(pool);
            for (SchemaMode mode : new SchemaMode[] {SchemaMode.CREATE, SchemaMode.VALIDATE, SchemaMode.NONE}) {
                MyBatisLeadStore store = MyBatisLeadStore.builder(spy.dataSource())
                        .hostTransactions(new ThreadBoundDataSource(pool))
                        .schemaMode(mode)
                        .build();
                store.leads().add(samples.capture(ACME, mode + "@example.com"));
                readAll(store);
                store.reindexSearch();
            }

            assertThat(spy.statements()).isGreaterThan(30);
            assertThat(spy.openTransactions()).isZero();
        }
    }

    private void readAll(MyBatisLeadStore store) {
        LeadSnapshot lead = jordan.after();
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "*");
        store.leads().find(ACME, lead.id());
        store.leads().findDeleted(ACME, lead.id());
        store.leads().findByEmail(ACME, lead.details().email().orElseThrow());
        store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST);
        store.search().listDeleted(ACME, PageRequest.FIRST);
        store.consents().entriesOf(ACME, lead.id(), PageRequest.FIRST);
        store.events().eventsOf(ACME, lead.id(), PageRequest.FIRST);
        store.conversations().find(ACME, samples.unusedConversationId());
        store.conversations().findDeleted(ACME, samples.unusedConversationId());
        store.conversationSearch().list(ACME, ConversationQuery.ALL, PageRequest.FIRST);
        store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
        store.conversationSearch().newestOf(ACME, lead.id());
        store.figures().totals(ACME, DateRange.lastDays(30, SettableClock.START));
        store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, each -> {});
        store.exports().eachConversation(ACME, ExportRange.ALL, each -> {});
        store.webhooks().find(ACME, webhook.id());
        store.webhooks().list(ACME, PageRequest.FIRST);
        store.deliveries().list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST);
        store.deliveryQueue().due(10);
        store.agents().find(new AgentId("widget"));
        store.agents().find(ACME, new AgentId("widget"));
        store.agents().list(ACME, PageRequest.FIRST);
        store.apiKeys().find("key-1");
        store.apiKeys().list(ACME);
        store.apiKeys().isEmpty();
        store.health().check();
    }
}
