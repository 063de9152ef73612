package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The plans of searches on PostgreSQL for ten million leads. With a high estimated cost, PostgreSQL starts parallel
 * workers or compiles the statement, and both take longer than the search. The table has only a few thousand leads, and
 * its statistics say that it has more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeTablePlansTest {

    private static final CompanyId ACME = BulkRows.company(0);
    private static final int LEADS = 4000;

    /** The default of {@code jit_above_cost}. */
    private static final double JIT_COST = 100_000;

    private static final Pattern COST = Pattern.compile("cost=[0-9.]+\\.\\.([0-9.]+)");

    private HikariDataSource pool;
    private PlanSpy spy;
    private MyBatisLeadStore store;

    @BeforeAll
    void fill() {
        pool = PostgresServer.shared().freshDatabase().dataSource();
        MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
        BulkRows.in(pool).insert(1, LEADS);
        JdbcTemplate database = new JdbcTemplate(pool);
        database.execute("ALTER TABLE leadstone_lead SET (autovacuum_enabled = FALSE, parallel_workers = 2)");
        database.execute("ANALYZE leadstone_lead");
        database.queryForList("""
                SELECT pg_restore_relation_stats('schemaname', 'public', 'relname', 'leadstone_lead',
                    'reltuples', CAST(1e7 AS REAL))""");
        spy = new PlanSpy(pool);
        store = MyBatisLeadStore.of(spy.dataSource());
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbrecht",
                "lee",
                "jordan lee",
                "jordan garbrecht",
                "jordan ilka garbrecht",
                "o'hagan-lopez",
                "jordan.garbrecht",
                "jordan.garbrecht@example.com",
                "garbrecht@example.com",
                "5551239"
            })
    void a_search_has_a_low_cost_and_no_parallel_workers(String text) {
        for (LeadSort sort : LeadSort.values()) {
            LeadQuery query = LeadQuery.builder().search(text).sort(sort).build();
            Stream.of(TotalCount.BOUNDED, TotalCount.NONE)
                    .forEach(total -> list(query, PageRequest.FIRST.withTotal(total)));
        }
    }

    @Test
    void a_filter_has_a_low_cost_and_no_parallel_workers() {
        list(LeadQuery.builder().tag("q3").build(), PageRequest.FIRST);
        list(LeadQuery.builder().tag("q3", "newsletter").build(), PageRequest.FIRST);
        list(LeadQuery.builder().tag("q3").search("garbrecht").build(), PageRequest.FIRST);
        list(LeadQuery.builder().tag("q3").search("jordan garbrecht").build(), PageRequest.FIRST);
    }

    @Test
    void a_rare_text_is_looked_up_without_a_scan() {
        assertThat(plansOf(LeadQuery.builder().search("jordan").build(), PageRequest.FIRST))
                .anyMatch(plan -> plan.contains("CTE newest"));
        assertThat(plansOf(LeadQuery.builder().search("xylophon").build(), PageRequest.FIRST))
                .isNotEmpty()
                .noneMatch(plan -> plan.contains("CTE newest"));
    }

    private List<String> plansOf(LeadQuery query, PageRequest page) {
        spy.plans();
        store.search().list(ACME, query, page);
        return spy.plans();
    }

    private void list(LeadQuery query, PageRequest page) {
        List<String> plans = plansOf(query, page);
        assertThat(plans).isNotEmpty().allSatisfy(plan -> {
            assertThat(plan).doesNotContain("Gather");
            assertThat(costOf(plan)).as(plan).isLessThan(JIT_COST);
        });
    }

    /** Returns the cost of the first node, which includes that of all others. */
    private static double costOf(String plan) {
        Matcher cost = COST.matcher(plan);
        assertThat(cost.find()).isTrue();
        return Double.parseDouble(cost.group(1));
    }
}
