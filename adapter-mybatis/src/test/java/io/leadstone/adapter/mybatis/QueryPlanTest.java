package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the databases that have a planner go about it where there is much to read: by an index, and no further than they must. */
class QueryPlanTest {

    private static final int LEADS = 20_000;
    private static final int COMPANIES = 5;
    private static final CompanyId ACME = BulkRows.company(1);

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void what_is_read_often_is_found_by_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            PlanSpy spy = new PlanSpy(pool);
            LeadStore store = MyBatisLeadStore.of(spy.dataSource());
            ConversationSnapshot talk = store.conversationSearch()
                    .list(ACME, ConversationQuery.ALL, PageRequest.FIRST)
                    .items()
                    .get(0);

            spy.plans();
            Instant start = SettableClock.START.plus(Duration.ofDays(300));
            assertThat(store.figures()
                            .tally(ACME, new DateRange(start, start.plus(Duration.ofDays(30))))
                            .total())
                    .isEqualTo(144);
            readsBy("(?s)leadstone_lead_created.*leadstone_conversation_(cohort|lead)\\b", spy);

            list(store, ConversationQuery.ALL);
            readsBy("leadstone_conversation_created", spy);
            list(store, ConversationQuery.ofLead(talk.leadId().orElseThrow()));
            readsBy("leadstone_conversation_lead", spy);
            list(store, ConversationQuery.ofAgent(new AgentId("agent-2")));
            readsBy("leadstone_conversation_agent", spy);
            store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
            readsBy("leadstone_conversation_deleted", spy);
        }
    }

    /** A name that few have, mistyped or not: by its keys on PostgreSQL. The other databases look through the company's leads. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void a_search_is_answered_by_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            PlanSpy spy = new PlanSpy(pool);
            LeadStore store = MyBatisLeadStore.of(spy.dataSource());
            String keys = server == TestServer.POSTGRESQL ? "leadstone_lead_search" : "leadstone_lead_created";
            spy.plans();

            for (String search : List.of("lead19001@example.com", "lead191", "lead18101 lead18101")) {
                assertThat(search(store, search, LeadSort.RELEVANCE).total()).isPositive();
                readsBy(keys, spy);
                search(store, search, LeadSort.NEWEST);
                readsBy("leadstone_lead_(search|created)", spy);
            }
            search(store, "jo", LeadSort.RELEVANCE);
            readsBy("leadstone_lead_", spy);
            assertThat(search(store, "jrodan", LeadSort.RELEVANCE).total()).isEqualTo(LEADS / COMPANIES);
            readsBy(keys, spy);
            LeadQuery all = query("jrodan", LeadSort.RELEVANCE);
            Page<LeadSnapshot> ofVeryMany = search(store, PageRequest.FIRST.countingTo(100), all);
            assertThat(ofVeryMany.totalIsExact()).isFalse();
            assertThat(ofVeryMany.items())
                    .isEqualTo(search(store, PageRequest.FIRST, query("jo", LeadSort.NEWEST))
                            .items());
            for (LeadSort sort : LeadSort.values()) {
                search(store, "jrodan", sort);
                readsBy("leadstone_lead_", spy);
            }
        }
    }

    private static Page<LeadSnapshot> search(LeadStore store, String text, LeadSort sort) {
        return search(store, PageRequest.page(1, 1), query(text, sort));
    }

    private static Page<LeadSnapshot> search(LeadStore store, PageRequest page, LeadQuery query) {
        return store.search().list(ACME, query, page);
    }

    private static LeadQuery query(String text, LeadSort sort) {
        return new LeadQuery(
                Set.of(),
                Optional.of(text),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                sort);
    }

    /** All at once: the index's order, though a sort would take less time in all; the first row would come last. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void an_export_of_nearly_all_rows_does_not_sort_them(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, LEADS / 4);
            PlanSpy spy = new PlanSpy(pool);
            LeadStore store = MyBatisLeadStore.of(spy.dataSource());
            AtomicInteger rows = new AtomicInteger();

            store.exports().eachLead(BulkRows.company(0), ExportRange.ALL, lead -> rows.incrementAndGet());
            assertThat(rows).hasValue(LEADS / 4);
            assertThat(spy.plans())
                    .last(InstanceOfAssertFactories.STRING)
                    .contains("leadstone_lead_created")
                    .doesNotContainIgnoringCase("sort");

            store.exports().eachConversation(BulkRows.company(0), ExportRange.ALL, talk -> rows.decrementAndGet());
            assertThat(rows).hasValue(LEADS / 8);
            assertThat(spy.plans())
                    .last(InstanceOfAssertFactories.STRING)
                    .contains("leadstone_conversation_created")
                    .doesNotContainIgnoringCase("sort");
        }
    }

    private static void list(LeadStore store, ConversationQuery query) {
        store.conversationSearch().list(ACME, query, PageRequest.FIRST);
    }

    /** The first plan goes by the indexes that the pattern names; none reads a table from end to end. */
    private static void readsBy(String indexes, PlanSpy spy) {
        List<String> plans = spy.plans();
        assertThat(plans).first(InstanceOfAssertFactories.STRING).containsPattern(indexes);
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan on")
                        .doesNotContainPattern("\\| (leadstone_\\w+|talk) \\| ALL \\|"));
    }
}
