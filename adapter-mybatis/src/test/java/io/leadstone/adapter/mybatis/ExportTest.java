package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SampleLeads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exports stream a few rows at a time and return their connection, also after a failure. */
class ExportTest {

    private static final CompanyId ACME = BulkRows.company(0);
    private static final CompanyId GLOBEX = new CompanyId("globex");
    /** As many leads of 24 KB have one and a half times the size of the heap of {@link #countInSmallHeap}. */
    private static final int MANY = 2_600;

    private final SampleLeads samples = new SampleLeads();

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void an_export_of_60_megabytes_needs_a_small_heap(TestServer server) throws Exception {
        TestDatabase database = server.freshDatabase();
        try (HikariDataSource pool = database.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            // One object for all, because the check of 24 KB for each lead would take longer than the export.
            SampleDetails details = SampleLeads.details()
                    .notes("x".repeat(8_000))
                    .metadata("{\"page\": \"" + "x".repeat(16_000) + "\"}");
            new BulkRows(pool, number -> details, false).insert(1, MANY);
        }

        assertThat(countInSmallHeap(database)).isEqualTo(String.valueOf(MANY));
    }

    @ParameterizedTest
    @EnumSource
    void a_failing_sink_returns_the_only_connection(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().impatientDataSource()) {
            pool.setMaximumPoolSize(1);
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, 1_000);
            // An exception of the sink is neither translated nor retried, even if it looks like a failure of the
            // database.
            for (RuntimeException failure : List.of(
                    new IllegalStateException("the client has closed the connection"),
                    new PersistenceException(new SQLException("deadlock", "40001")))) {
                AtomicInteger rows = new AtomicInteger();

                assertThatThrownBy(() -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {
                            if (rows.incrementAndGet() == 700) {
                                throw failure;
                            }
                        }))
                        .isSameAs(failure);

                assertThat(rows).hasValue(700);
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
                store.leads().add(samples.capture(GLOBEX, failure.getClass().getSimpleName() + "@example.com"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void exports_use_the_data_source_for_exports(TestServer server) {
        TestDatabase database = server.freshDatabase();
        try (HikariDataSource pool = database.impatientDataSource();
                HikariDataSource exports = database.impatientDataSource()) {
            pool.setMaximumPoolSize(1);
            MyBatisLeadStore store = MyBatisLeadStore.builder(pool)
                    .schemaMode(SchemaMode.CREATE)
                    .exportDataSource(exports)
                    .build();
            LeadSnapshot lead = samples.capture(ACME, "jordan@example.com").after();
            store.leads().add(samples.capture(ACME, "sam@example.com"));

            store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, exported -> {
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
                assertThat(store.leads().find(ACME, lead.id())).isEmpty();
            });

            assertThat(exports.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_export_joins_the_transaction_of_the_host(TestServer server) throws SQLException {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, 1_000);
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            MyBatisLeadStore store = MyBatisLeadStore.builder(host.dataSource())
                    .hostTransactions(host)
                    .build();
            LeadChange created = samples.capture(GLOBEX, "jordan@example.com");

            host.inTransaction(connection -> {
                store.leads().add(created);
                List<LeadSnapshot> exported = new ArrayList<>();
                store.exports().eachLead(GLOBEX, ExportRange.ALL, LeadFilter.ALL, exported::add);
                assertThat(exported).containsExactly(created.after());
                assertThatThrownBy(() -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {
                            throw new IllegalStateException("the client has closed the connection");
                        }))
                        .hasMessage("the client has closed the connection");
            });

            assertThat(store.leads().find(GLOBEX, created.after().id())).contains(created.after());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_lost_connection_ends_the_export_without_duplicates(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            BulkRows.in(pool).insert(1, 20);
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();
            List<LeadSnapshot> exported = new ArrayList<>();
            spy.intrude((call, real) -> {
                if (call.equals("ResultSet.next") && exported.size() == 10) {
                    throw new SQLException("the cable is cut", "08006");
                }
                return real.call();
            });

            assertThatThrownBy(() -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, exported::add))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(exported).hasSize(10).doesNotHaveDuplicates();
            assertThat(spy.checkouts()).isEqualTo(1);
        }
    }

    /** Runs {@link ExportOfAll} with a heap of 40 MiB and returns the number of leads that it counted. */
    private static String countInSmallHeap(TestDatabase database) throws IOException, InterruptedException {
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process export = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx40m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        ExportOfAll.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        ACME.value())
                .redirectErrorStream(true)
                .start();
        String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        export.waitFor();
        return said.strip();
    }
}
