package io.leadstone.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PlanSpy;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadReport;
import io.leadstone.domain.CompanyId;
import java.io.PrintStream;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Measures a report over 30 days on PostgreSQL, for companies of 10⁴ to 10⁶ leads created over three years. For
 * comparison it measures a plain query of the funnel. It also measures the same report after the leads outside the
 * range are deleted. The difference is the cost of those leads.
 */
public final class FiguresBenchmark {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final DateRange RANGE =
            new DateRange(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-06-30T23:59:59.999Z"));
    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, COSTS OFF)";
    private static final List<Long> SIZES = List.of(10_000L, 100_000L, 1_000_000L);

    private final PrintStream out;

    private FiguresBenchmark(PrintStream out) {
        this.out = out;
    }

    /** Prints the table, and the query plan for the largest company. */
    public static void main(String[] arguments) throws Exception {
        new FiguresBenchmark(System.out).run();
    }

    private void run() throws Exception {
        out.println("| leads | in the range | report, ms | plain funnel, ms | ratio"
                + " | only leads in the range, ms | ratio |");
        out.println("|---|---|---|---|---|---|---|");
        List<String> plan = List.of();
        try (DatabaseServer server = PostgresServer.own(true)) {
            for (long size : SIZES) {
                try (HikariDataSource dataSource = server.freshDatabase().dataSource()) {
                    plan = row(dataSource, size);
                }
            }
        }
        out.println();
        plan.forEach(out::println);
    }

    private List<String> row(HikariDataSource dataSource, long size) throws Exception {
        LeadFigures figures = MyBatisLeadStore.builder(dataSource)
                .schemaMode(SchemaMode.CREATE)
                .build()
                .figures();
        Sql sql = new Sql(dataSource);
        sql.write("leads.sql", size);
        sql.write("conversations.sql");
        settle(sql);

        double plain = Medians.millis(() -> sql.read("plain-report.sql", start(), end()));
        double report = Medians.millis(() -> report(figures));
        long cohort = report(figures).total();
        List<String> plan = plan(dataSource);

        sql.write("delete-other-leads.sql", start());
        sql.write("delete-other-conversations.sql", start());
        settle(sql);
        double alone = Medians.millis(() -> report(figures));
        out.printf(
                Locale.ROOT,
                "| %,d | %,d | %.1f | %.1f | %.2f | %.1f | %.2f |%n",
                size,
                cohort,
                report,
                plain,
                report / plain,
                alone,
                report / alone);
        return plan;
    }

    private static List<String> plan(HikariDataSource dataSource) {
        PlanSpy spy = new PlanSpy(dataSource, EXPLAIN);
        report(MyBatisLeadStore.of(spy.dataSource()).figures());
        return spy.plans();
    }

    private static LeadReport report(LeadFigures figures) {
        return LeadReport.of(RANGE, figures.totals(ACME, RANGE));
    }

    /** Brings the tables into the state of a database that has been running for a while. */
    private static void settle(Sql sql) throws Exception {
        sql.run("VACUUM (FULL, ANALYZE) leadstone_lead");
        sql.run("VACUUM (FULL, ANALYZE) leadstone_conversation");
    }

    private static Timestamp start() {
        return Timestamp.from(RANGE.start());
    }

    private static Timestamp end() {
        return Timestamp.from(RANGE.end());
    }
}
