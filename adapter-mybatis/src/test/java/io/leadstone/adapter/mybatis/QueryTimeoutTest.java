package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.lead.LeadSqlMapper;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.NoSqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.sql.WriteLock;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The query timeout of requests. It ends a statement that waits for a locked row. Exports have no timeout. A connection
 * is returned with its own settings.
 */
class QueryTimeoutTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration SECOND = Duration.ofSeconds(1);

    /**
     * Time limit of a test, far above the query timeout. By default MariaDB waits for 50 s, and PostgreSQL without a
     * limit.
     */
    private static final Duration NOT_BY_IT = Duration.ofSeconds(40);

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange deletion = Lead.restore(jordan.after()).delete(samples.context());

    /** H2 does not count the wait for a lock as time of the query. Its lock timeout ends the wait. */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void a_query_timeout_ends_a_wait_and_is_not_retried(TestServer server) {
        with(server, (pool, spy, store) -> {
            store.leads().add(jordan);
            spy.forget();
            long begin = System.nanoTime();

            whileLocked(
                    pool,
                    () -> assertThatExceptionOfType(StoreUnavailableException.class)
                            .isThrownBy(() -> store.leads().update(deletion)));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(SECOND, NOT_BY_IT);
            assertThat(spy.checkouts()).isEqualTo(1);
            store.leads().update(deletion);
            assertThat(store.leads().findDeleted(ACME, jordan.after().id())).contains(deletion.after());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_lock_timeout_of_the_connection_is_not_retried(TestServer server) {
        TestDatabase database = server.freshDatabase();
        String lockTimeout = switch (server) {
            case H2 -> "SET LOCK_TIMEOUT 300";
            case POSTGRESQL -> "SET lock_timeout = '300ms'";
            case MARIADB -> "SET SESSION innodb_lock_wait_timeout = 1";
        };
        try (HikariDataSource plain = database.dataSource();
                HikariDataSource pool = database.dataSourceAfter(lockTimeout)) {
            MyBatisLeadStore.builder(plain)
                    .schemaMode(SchemaMode.CREATE)
                    .build()
                    .leads()
                    .add(jordan);
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();

            whileLocked(
                    plain,
                    () -> assertThatExceptionOfType(StoreUnavailableException.class)
                            .isThrownBy(() -> store.leads().update(deletion)));

            assertThat(spy.checkouts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void exports_and_reindexing_have_no_query_timeout(TestServer server) {
        with(server, (pool, spy, store) -> {
            spy.forget();
            store.leads().add(jordan);
            store.leads().find(ACME, jordan.after().id());
            assertThat(spy.queryTimeouts()).isEqualTo(spy.statements());

            spy.forget();
            store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {});
            store.exports().eachConversation(ACME, ExportRange.ALL, conversation -> {});
            store.reindexSearch();
            assertThat(spy.statements()).isGreaterThanOrEqualTo(3);
            assertThat(spy.queryTimeouts()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void only_reads_of_all_leads_have_no_query_timeout(TestServer server) {
        with(server, (pool, spy, store) -> {
            store.leads().add(jordan);
            spy.forget();

            store.purge().due(PurgeReason.INACTIVE, Instant.EPOCH, Optional.empty(), 10);
            store.purge().countDue(PurgeReason.DELETED, Instant.EPOCH);
            store.suppressions().countByKey();
            assertThat(spy.statements()).isGreaterThanOrEqualTo(3);
            assertThat(spy.queryTimeouts()).isZero();

            spy.forget();
            store.emailKeys().outdated(ACME, "new-1", Optional.empty(), 10);
            store.emailKeys().confirm(ACME, List.of(jordan.after()), "new-1");
            store.emailKeys().setState(EmailKeyState.NONE);
            assertThat(spy.queryTimeouts()).isEqualTo(spy.statements());
        });
    }

    /** The pool of requests has a statement timeout of its own, which the store cannot change. */
    @ParameterizedTest
    @EnumSource
    void reads_of_all_leads_use_the_data_source_for_maintenance(TestServer server) throws SQLException {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            JdbcSpy maintenance = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.builder(host.dataSource())
                    .hostTransactions(host)
                    .maintenanceDataSource(maintenance.dataSource())
                    .build();
            store.leads().add(jordan);
            assertThat(maintenance.checkouts()).isZero();

            store.emailKeys().outdated(ACME, "new-1", Optional.empty(), 10);
            store.purge().due(PurgeReason.DELETED, Instant.EPOCH, Optional.empty(), 10);
            assertThat(maintenance.checkouts()).isZero();
            store.purge().due(PurgeReason.INACTIVE, Instant.EPOCH, Optional.empty(), 10);
            assertThat(maintenance.checkouts()).isEqualTo(1);
            store.purge().countDue(PurgeReason.DELETED, Instant.EPOCH);
            assertThat(maintenance.checkouts()).isEqualTo(2);
            store.purge().countDue(PurgeReason.INACTIVE, Instant.EPOCH);
            assertThat(maintenance.checkouts()).isEqualTo(3);
            store.suppressions().countByKey();
            assertThat(maintenance.checkouts()).isEqualTo(4);

            host.inTransaction(connection -> {
                assertThat(store.suppressions().countByKey()).isEmpty();
                assertThatIllegalStateException()
                        .isThrownBy(() -> store.purge().countDue(PurgeReason.DELETED, Instant.EPOCH));
            });
            assertThat(maintenance.checkouts()).isEqualTo(4);
        }
    }

    @Test
    void a_store_without_query_timeout_sets_none() {
        with(TestServer.POSTGRESQL, (pool, spy, store) -> {
            MyBatisLeadStore unlimited = MyBatisLeadStore.builder(spy.dataSource())
                    .withoutQueryTimeout()
                    .build();
            spy.forget();

            unlimited.leads().add(jordan);
            unlimited.leads().find(ACME, jordan.after().id());

            assertThat(spy.statements()).isGreaterThanOrEqualTo(2);
            assertThat(spy.queryTimeouts()).isZero();
        });
    }

    /** H2 keeps a query timeout for the whole connection. */
    @ParameterizedTest
    @EnumSource
    void the_connection_of_the_host_keeps_its_settings(TestServer server) throws SQLException {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            MyBatisLeadStore store = MyBatisLeadStore.builder(host.dataSource())
                    .hostTransactions(host)
                    .queryTimeout(Duration.ofMillis(6_001))
                    .build();
            pool.setMaximumPoolSize(1);
            Settings before;
            try (Connection connection = pool.getConnection()) {
                before = Settings.of(connection);
            }

            store.leads().add(jordan);
            store.leads().find(ACME, jordan.after().id());
            try (Connection connection = pool.getConnection()) {
                assertThat(Settings.of(connection)).isEqualTo(before);
            }
            List<Settings> inside = new ArrayList<>();
            host.inTransaction(connection -> {
                store.leads().update(deletion);
                inside.add(Settings.of(connection));
            });
            assertThat(inside).containsExactly(new Settings(before.queryTimeout(), before.isolation(), false));
        }
    }

    @Test
    void on_h2_the_connection_has_it_during_the_call() {
        try (HikariDataSource pool = TestDatabase.h2().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            List<Integer> timeouts = new ArrayList<>();

            sessions(pool, DatabaseKind.H2).write(call -> timeouts.add(queryTimeout(call)));
            sessions(pool, DatabaseKind.H2).forMaintenance().write(call -> timeouts.add(queryTimeout(call)));

            assertThat(timeouts).containsExactly(1, 0);
        }
    }

    /** The default, REPEATABLE READ, would continue with the snapshot of the first read. */
    @Test
    void on_mariadb_the_store_uses_read_committed() {
        with(TestServer.MARIADB, (pool, spy, store) -> {
            List<Long> counts = new ArrayList<>();

            sessions(pool, DatabaseKind.MARIADB).write(call -> {
                counts.add(count(call));
                store.leads().add(jordan);
                return counts.add(count(call));
            });

            assertThat(counts).containsExactly(0L, 1L);
        });
    }

    private long count(SqlCall call) {
        return call.mapper(LeadSqlMapper.class)
                .countById(ACME.value(), jordan.after().id().value());
    }

    private static int queryTimeout(SqlCall call) {
        try (Statement statement = call.session().getConnection().createStatement()) {
            return statement.getQueryTimeout();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static SqlSessions sessions(HikariDataSource pool, DatabaseKind database) {
        return new SqlSessions(
                pool,
                Optional.empty(),
                StoreConfigurations.of(database),
                database,
                new NoSqlHostTransactions(),
                Optional.of(1),
                List.of(),
                WriteLock.of(database),
                new AttemptScope());
    }

    @Test
    void less_than_a_second_is_rejected() {
        try (HikariDataSource pool = TestDatabase.h2().dataSource()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MyBatisLeadStore.builder(pool).queryTimeout(Duration.ofMillis(999)))
                    .withMessageContaining("PT0.999S");
        }
    }

    private static void whileLocked(HikariDataSource pool, Runnable work) {
        try (Connection concurrent = pool.getConnection();
                Statement statement = concurrent.createStatement()) {
            concurrent.setAutoCommit(false);
            statement.executeUpdate("UPDATE leadstone_lead SET notes = 'concurrent'");
            work.run();
            concurrent.rollback();
            concurrent.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Settings(int queryTimeout, int isolation, boolean autoCommit) {

        static Settings of(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                return new Settings(
                        statement.getQueryTimeout(), connection.getTransactionIsolation(), connection.getAutoCommit());
            }
        }
    }

    private interface TimeoutTest {
        void run(HikariDataSource pool, JdbcSpy spy, MyBatisLeadStore store);
    }

    private static void with(TestServer server, TimeoutTest test) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.builder(spy.dataSource())
                    .queryTimeout(SECOND)
                    .build();
            test.run(pool, spy, store);
        }
    }
}
