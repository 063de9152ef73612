package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadQueryBuilder;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The plans of frequent queries on PostgreSQL and MariaDB with many rows: each uses an index and reads no table as a
 * whole.
 */
class QueryPlanTest {

    private static final int LEADS = 10_000;
    private static final int COMPANIES = 5;
    private static final CompanyId ACME = BulkRows.company(1);

    /** A plan of MariaDB names a table by its alias. The table of index terms has one index only. */
    private static final String INDEX_TERMS = "leadstone_lead_piece \\| (ref|range) \\| PRIMARY";

    /** Length of the primary key: 64 characters in UTF-8 with 2 bytes for the length, 36 bytes with 2, and 16 bytes. */
    private static final int KEY_LENGTH = 64 * 4 + 2 + 36 + 2 + 16;

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void frequent_queries_use_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            if (server == TestServer.POSTGRESQL) {
                // Otherwise it reads the rows anyway, and may find them by another index of the company and the time.
                new JdbcTemplate(pool).execute("VACUUM ANALYZE leadstone_lead");
            }
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            ConversationSnapshot conversation = store.conversationSearch()
                    .list(ACME, ConversationQuery.ALL, PageRequest.FIRST)
                    .items()
                    .get(0);

            spy.plans();
            Instant start = SettableClock.START.plus(Duration.ofDays(300));
            assertThat(store.figures()
                            .totals(ACME, new DateRange(start, start.plus(Duration.ofDays(30))))
                            .total())
                    .isEqualTo(144);
            readsBy("(?s)leadstone_lead_created.*leadstone_conversation_(cohort|lead)\\b", spy);

            list(store, ConversationQuery.ALL);
            readsBy("leadstone_conversation_created", spy);
            list(store, ConversationQuery.ofLead(conversation.leadId().orElseThrow()));
            readsBy("leadstone_conversation_lead", spy);
            list(store, ConversationQuery.ofAgent(new AgentId("agent-2")));
            readsBy("leadstone_conversation_agent", spy);
            store.conversationSearch().listDeleted(ACME, PageRequest.FIRST);
            readsBy("leadstone_conversation_deleted", spy);
        }
    }

    /** The index of reports contains all columns that a report reads, so it reads no row of a lead. */
    @Test
    void a_report_on_PostgreSQL_reads_no_rows_of_leads() {
        try (HikariDataSource pool = TestServer.POSTGRESQL.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            new JdbcTemplate(pool).execute("VACUUM ANALYZE leadstone_lead");
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            Instant start = SettableClock.START.plus(Duration.ofDays(300));

            spy.plans();
            store.figures().totals(ACME, new DateRange(start, start.plus(Duration.ofDays(30))));

            assertThat(spy.plans())
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .contains("Index Only Scan using leadstone_lead_created on leadstone_lead")
                    .doesNotContainPattern("(?<!Only) Scan (using \\w+ )?on leadstone_lead\\b");
        }
    }

    /**
     * Searches for a rare name, with or without a typing error, in each sort order. PostgreSQL finds it by n-gram
     * hashes, MariaDB by a range of index terms.
     */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void a_search_is_answered_by_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            boolean byHashes = server == TestServer.POSTGRESQL;
            // PostgreSQL prefers an index only for many leads. MariaDB has a hint, and fifty index terms for each lead.
            int leads = byHashes ? LEADS : LEADS / 2;
            BulkRows.in(pool).forSearches().insert(COMPANIES, leads);
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.plans();
            search(store, "lead4001", LeadSort.RELEVANCE);
            if (byHashes) {
                // The first search of a company looks whether it is large.
                readsBy("leadstone_lead_created", spy);
            }
            spy.plans();

            for (String search : List.of(
                    "lead4001@example.com", "lead41", "laed4001", "lead3101 lead3101", "example.com lead3101")) {
                for (LeadSort sort : LeadSort.values()) {
                    assertThat(search(store, search, sort).total()).isPositive();
                    if (byHashes) {
                        readsBy("leadstone_lead_search", spy);
                    } else {
                        readsByIndexTerms(spy);
                    }
                }
            }
            search(store, "jo", LeadSort.RELEVANCE);
            readsBy("leadstone_lead_", spy);
            assertThat(search(store, "jrodan", LeadSort.RELEVANCE).total()).isEqualTo(leads / COMPANIES);
            readsBy(byHashes ? "leadstone_lead_search" : INDEX_TERMS, spy);
            LeadQuery all = query("jrodan", LeadSort.RELEVANCE);
            Page<LeadSnapshot> frequent = search(store, PageRequest.FIRST.countingTo(50), all);
            assertThat(frequent.totalIsExact()).isFalse();
            assertThat(frequent.items())
                    .isEqualTo(search(store, PageRequest.FIRST, query("jo", LeadSort.NEWEST))
                            .items());
            assertThat(String.join("", spy.plans())).contains("leadstone_lead_created");
            Page<LeadSnapshot> frequentWithoutError =
                    search(store, PageRequest.FIRST.countingTo(50), query("jordan", LeadSort.RELEVANCE));
            assertThat(frequentWithoutError.totalIsExact()).isFalse();
            assertThat(frequentWithoutError.items()).isEqualTo(frequent.items());
            spy.plans();
            for (LeadSort sort : LeadSort.values()) {
                search(store, "jrodan", sort);
                readsBy("leadstone_lead_", spy);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void the_leads_of_a_rare_owner_are_found_by_an_index(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows rows = BulkRows.in(pool);
            rows.insert(COMPANIES, LEADS);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.execute("UPDATE leadstone_lead SET owner_id = 'common' WHERE owner_id IS NULL");
            database.execute("UPDATE leadstone_lead SET owner_id = NULL WHERE email LIKE 'lead10_6@example.com'");
            rows.analyze();
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.plans();

            for (OwnerFilter owner : List.of(OwnerFilter.of(new OwnerId("nobody-else")), OwnerFilter.UNASSIGNED)) {
                LeadQuery query =
                        LeadQuery.builder().owner(owner).sort(LeadSort.NEWEST).build();
                assertThat(store.search().list(ACME, query, PageRequest.FIRST).total())
                        .isEqualTo(owner.owner().isPresent() ? 0 : 10);
                readsBy("leadstone_lead_owner", spy);
            }
        }
    }

    /** Index terms are deleted by the whole primary key, so that terms of other leads are neither read nor locked. */
    @Test
    void a_change_reads_only_the_index_terms_that_it_deletes() {
        try (HikariDataSource pool = TestServer.MARIADB.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).forSearches().insert(COMPANIES, LEADS / 10);
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            LeadSnapshot lead = store.search()
                    .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                    .items()
                    .get(0);
            spy.plans();

            store.leads()
                    .update(Lead.restore(lead)
                            .revise(
                                    SampleLeads.details()
                                            .name("Jordan", "Smith")
                                            .email("lead@example.com")
                                            .build(),
                                    new SampleLeads().context()));

            assertThat(spy.plans())
                    .anySatisfy(plan -> assertThat(plan)
                            .containsPattern("leadstone_lead_piece \\| range \\| PRIMARY \\| PRIMARY \\| " + KEY_LENGTH
                                    + " \\|"));
        }
    }

    private static Page<LeadSnapshot> search(MyBatisLeadStore store, String text, LeadSort sort) {
        return search(store, PageRequest.page(1, 1), query(text, sort));
    }

    private static Page<LeadSnapshot> search(MyBatisLeadStore store, PageRequest page, LeadQuery query) {
        return store.search().list(ACME, query, page);
    }

    private static LeadQuery query(String text, LeadSort sort) {
        return LeadQuery.builder().search(text).sort(sort).build();
    }

    /**
     * An export reads in the order of an index. A sort might take less time for all rows, but would delay the first
     * one.
     */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void an_export_of_nearly_all_rows_does_not_sort_them(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, LEADS / 4);
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            AtomicInteger rows = new AtomicInteger();

            store.exports()
                    .eachLead(BulkRows.company(0), ExportRange.ALL, LeadFilter.ALL, lead -> rows.incrementAndGet());
            assertThat(rows).hasValue(LEADS / 4);
            assertThat(spy.plans())
                    .last(InstanceOfAssertFactories.STRING)
                    .contains("leadstone_lead_created")
                    .doesNotContainIgnoringCase("sort");

            store.exports()
                    .eachConversation(BulkRows.company(0), ExportRange.ALL, conversation -> rows.decrementAndGet());
            assertThat(rows).hasValue(LEADS / 8);
            assertThat(spy.plans())
                    .last(InstanceOfAssertFactories.STRING)
                    .contains("leadstone_conversation_created")
                    .doesNotContainIgnoringCase("sort");
        }
    }

    /** The rows are in disorder, so to read one for each counted lead would take much longer than the page itself. */
    @Test
    void a_count_on_postgresql_reads_only_an_index() {
        try (HikariDataSource pool = TestServer.POSTGRESQL.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(COMPANIES, LEADS);
            new JdbcTemplate(pool).execute("VACUUM leadstone_lead");
            PlanSpy spy = new PlanSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            Map<LeadQueryBuilder, String> indexes = Map.of(
                    LeadQuery.builder(), "lead_created",
                    LeadQuery.builder().statuses(LeadStatus.NEW, LeadStatus.LOST), "lead_created",
                    LeadQuery.builder().statuses(LeadStatus.NEW), "lead_status",
                    LeadQuery.builder().source("source-1"), "lead_source",
                    LeadQuery.builder().unassigned(), "lead_owner");

            indexes.forEach((builder, index) -> {
                LeadQuery query = builder.build();
                spy.plans();
                store.search().list(BulkRows.company(0), query, PageRequest.page(1, 1));

                assertThat(spy.plans())
                        .as("%s", query)
                        .last(InstanceOfAssertFactories.STRING)
                        .contains("Index Only Scan using leadstone_" + index);
            });
        }
    }

    private static void list(MyBatisLeadStore store, ConversationQuery query) {
        store.conversationSearch().list(ACME, query, PageRequest.FIRST);
    }

    /** Asserts that each statement reads ranges of index terms, then leads by primary key, and nothing else. */
    private static void readsByIndexTerms(PlanSpy spy) {
        List<String> plans = spy.plans();
        assertThat(plans).hasSizeGreaterThan(1);
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.lines())
                        .allMatch(step -> step.matches(".*(leadstone_lead_piece \\| (ref|range) \\| PRIMARY \\|"
                                + "|leadstone_lead \\| eq_ref \\| .*\\| PRIMARY \\||<derived\\d+>|<union[\\d,]+>).*")));
        assertThat(plans).last(InstanceOfAssertFactories.STRING).containsPattern(INDEX_TERMS);
    }

    /**
     * Asserts that the first plan uses an index that matches {@code indexes} and that no statement reads a whole table.
     */
    private static void readsBy(String indexes, PlanSpy spy) {
        List<String> plans = spy.plans();
        assertThat(plans).first(InstanceOfAssertFactories.STRING).containsPattern(indexes);
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .doesNotContain("Seq Scan on")
                        .doesNotContainPattern("\\| (leadstone_\\w+|conversation) \\| ALL \\|"));
    }
}
