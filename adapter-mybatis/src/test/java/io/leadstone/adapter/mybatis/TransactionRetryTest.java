package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.sql.MyBatisStoreException;
import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Retries: which failures are retried, which are not, and which exception the caller gets. */
class TransactionRetryTest {

    private static final CompanyId ACME = new CompanyId("acme");

    /** Timeout of the test. A longer wait never ends. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange deletion = Lead.restore(jordan.after()).delete(samples.context());

    /** A change that one statement stores. */
    private final LeadChange contacted =
            Lead.restore(jordan.after()).moveTo(LeadStatus.CONTACTED, LeadLifecycle.standard(), samples.context());

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void the_victim_of_a_deadlock_is_retried(TestServer server) {
        TestDatabase database = server.freshDatabase();
        if (server == TestServer.POSTGRESQL) {
            lookForDeadlocksLate(database);
        }
        with(database, (pool, spy, store) -> {
            store.leads().add(jordan);
            new JdbcTemplate(pool).execute("CREATE TABLE other_work (step INT)");
            spy.forget();
            // Otherwise the retry may lock the lead before the concurrent transaction does, and be the victim again.
            CountDownLatch isRolledBack = new CountDownLatch(1);
            spy.intrude((call, real) -> {
                if (call.equals("DataSource.getConnection") && spy.checkouts() == 2) {
                    isRolledBack.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
                return real.call();
            });
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                JdbcTemplate concurrent = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                if (server == TestServer.POSTGRESQL) {
                    // PostgreSQL ends the transaction that detects the deadlock, which is never the concurrent one.
                    concurrent.execute("SET deadlock_timeout = '1h'");
                }
                // MariaDB ends the transaction of a deadlock that has written less.
                concurrent.update("INSERT INTO other_work VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
                // The concurrent transaction inserts the event that the change will append. The change then has locked
                // the lead and waits for it.
                concurrent.update(
                        "INSERT INTO leadstone_event (company_id, lead_id, number, id, event_type, occurred_at, actor,"
                                + " changes, conversation_id) SELECT company_id, lead_id, 2, lead_id, event_type,"
                                + " occurred_at, actor, changes, conversation_id FROM leadstone_event");
                CompletableFuture<Void> change =
                        CompletableFuture.runAsync(() -> store.leads().update(deletion));
                awaitWaiting(new JdbcTemplate(pool), server);
                concurrent.update("UPDATE leadstone_lead SET notes = 'concurrent'");
                connection.rollback();
                isRolledBack.countDown();
                change.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }

            assertThat(spy.checkouts())
                    .as("connections: one failed attempt and one that succeeded")
                    .isEqualTo(2);
            assertThat(store.leads().findDeleted(ACME, jordan.after().id())).contains(deletion.after());
            assertThat(store.events()
                            .eventsOf(ACME, jordan.after().id(), PageRequest.FIRST)
                            .total())
                    .isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void broken_connections_in_the_pool_are_replaced(TestServer server) {
        TestDatabase database = server.freshDatabase();
        with(database, (pool, spy, store) -> {
            store.leads().add(jordan);
            cutConnections(database, server);

            store.leads().update(deletion);

            assertThat(store.leads().findDeleted(ACME, jordan.after().id())).contains(deletion.after());
        });
    }

    @Test
    void a_connection_that_breaks_before_the_commit_is_replaced() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                if (call.equals("PreparedStatement.execute") && spy.statements() == 2) {
                    throw new SQLException("the cable is cut", "08006");
                }
                return real.call();
            });

            store.leads().add(jordan);

            assertThat(spy.checkouts()).isEqualTo(2);
            assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        });
    }

    @Test
    void a_commit_that_was_sent_is_never_sent_again() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                Object answer = real.call();
                if (call.equals("Connection.commit")) {
                    throw new SQLException("the answer got lost", "08006");
                }
                return answer;
            });

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(StoreUnavailableException.class);

            assertThat(spy.commits()).isEqualTo(1);
            assertThat(spy.checkouts()).isEqualTo(1);
        });
    }

    /** The statement is a transaction of its own, so that the database has committed it. */
    @Test
    void a_statement_whose_answer_got_lost_is_not_sent_again() {
        with(TestServer.POSTGRESQL.freshDatabase(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                Object answer = real.call();
                if (call.equals("PreparedStatement.execute") && spy.statements() == 1) {
                    throw new SQLException("the answer got lost", "08006");
                }
                return answer;
            });

            store.leads().add(jordan);

            assertThat(spy.statements())
                    .as("statements: the write, and a look into the log")
                    .isEqualTo(2);
            assertThat(spy.commits()).isZero();
            assertStored(store, jordan, 1);
        });
    }

    @Test
    void a_statement_that_was_lost_is_written_in_a_transaction() {
        with(TestServer.POSTGRESQL.freshDatabase(), (pool, spy, store) -> {
            spy.intrude(losing(1));
            store.leads().add(jordan);

            assertThat(spy.statements()).isEqualTo(3);
            assertThat(spy.commits()).isEqualTo(1);

            spy.forget();
            spy.intrude(losing(1));
            store.leads().update(contacted);

            assertThat(spy.commits()).isEqualTo(1);
            assertStored(store, contacted, 2);
        });
    }

    /** The server still runs the statement when the log is read, and commits it afterwards. */
    @Test
    void a_statement_that_is_committed_late_is_not_stored_twice() {
        with(TestServer.POSTGRESQL.freshDatabase(), (pool, spy, store) -> {
            MyBatisLeadStore late = MyBatisLeadStore.of(pool);
            spy.intrude(losingAndThen(() -> late.leads().add(jordan)));
            store.leads().add(jordan);
            assertStored(store, jordan, 1);

            spy.forget();
            spy.intrude(losingAndThen(() -> late.leads().update(contacted)));
            store.leads().update(contacted);
            assertStored(store, contacted, 2);
        });
    }

    /** Another writer has won in the meantime. */
    @Test
    void a_lost_statement_does_not_hide_a_conflict() {
        with(TestServer.POSTGRESQL.freshDatabase(), (pool, spy, store) -> {
            MyBatisLeadStore other = MyBatisLeadStore.of(pool);
            spy.intrude(losingAndThen(() -> other.leads().add(samples.capture(ACME, "jordan@example.com"))));

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(DuplicateEmailException.class);

            assertThat(store.leads().find(ACME, jordan.after().id())).isEmpty();
        });
    }

    @Test
    void an_unknown_outcome_is_reported_if_the_database_is_gone() {
        with(TestServer.POSTGRESQL.freshDatabase(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                if (call.equals("PreparedStatement.execute")) {
                    throw new SQLException("the cable is cut", "08006");
                }
                return real.call();
            });

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(StoreUnavailableException.class);
        });
    }

    @Test
    void a_repeated_deadlock_fails_after_the_limit() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude(failing("PreparedStatement.execute", new SQLException("deadlock", "40001")));
            long begin = System.nanoTime();

            assertThatThrownBy(() -> store.leads().add(jordan))
                    .isInstanceOf(ConcurrentTransactionException.class)
                    .cause()
                    .isInstanceOf(SQLException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(5), PATIENCE);
            assertThat(spy.checkouts()).isGreaterThan(5);
            assertThat(spy.rollbacks()).isEqualTo(spy.checkouts());
            assertThat(spy.commits()).isZero();
        });
    }

    @Test
    void a_serialization_failure_at_the_commit_is_retried() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                if (call.equals("Connection.commit") && spy.commits() == 1) {
                    throw new SQLException("could not serialize access", "40001");
                }
                return real.call();
            });

            store.leads().add(jordan);

            assertThat(spy.checkouts()).isEqualTo(2);
            assertThat(store.leads().find(ACME, jordan.after().id())).contains(jordan.after());
        });
    }

    static Stream<Named<SQLException>> timeouts() {
        return Stream.of(
                Named.of("a statement timeout of PostgreSQL and H2", new SQLException("cancelled", "57014")),
                Named.of("a lock timeout of PostgreSQL", new SQLException("not available", "55P03")),
                Named.of("a lock timeout of H2", new SQLException("timeout", "HYT00", 50200)),
                Named.of("a lock timeout of MariaDB", new SQLException("try restarting", "HY000", 1205)),
                Named.of(
                        "a lock timeout of MySQL's driver",
                        new SQLTransactionRollbackException("try restarting", "40001", 1205)),
                Named.of("a statement timeout of MariaDB", new SQLException("interrupted", "70100", 1969)),
                Named.of("a statement timeout of MySQL", new SQLException("interrupted", "HY000", 3024)),
                Named.of("a query timeout of a driver", new SQLTimeoutException("too long")),
                Named.of(
                        "a socket timeout of PostgreSQL",
                        new SQLException("an I/O error", "08006", new SocketTimeoutException("Read timed out"))),
                Named.of(
                        "a socket timeout of MariaDB",
                        new SQLNonTransientConnectionException(
                                "Socket error", "08000", new SocketTimeoutException("Read timed out"))));
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void a_timeout_is_not_retried(SQLException timeout) {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude(failing("PreparedStatement.execute", timeout));

            assertThatThrownBy(() -> store.leads().add(jordan))
                    .isInstanceOf(StoreUnavailableException.class)
                    .cause()
                    .isSameAs(timeout);

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.commits()).isZero();
        });
    }

    /** The database accepts no writes, as after a failover to a standby. */
    @Test
    void a_read_only_database_is_unavailable() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude(failing("PreparedStatement.execute", new SQLException("read-only", "25006")));

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(StoreUnavailableException.class);
        });
    }

    static Stream<Named<SQLException>> exhaustedResources() {
        return Stream.of(
                Named.of("a full disk of PostgreSQL", new SQLException("no space left", "53100")),
                Named.of("PostgreSQL out of memory", new SQLException("out of memory", "53200")),
                Named.of("a full disk of MariaDB", new SQLException("disk full", "HY000", 1021)),
                Named.of("a full table of MariaDB", new SQLException("table is full", "HY000", 1114)),
                Named.of("MariaDB out of memory", new SQLException("out of memory", "HY001", 1037)),
                Named.of("a full disk of H2", new SQLException("general error", "HY000", new IOException("no space"))));
    }

    @ParameterizedTest
    @MethodSource("exhaustedResources")
    void a_full_database_is_unavailable(SQLException failure) {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude(failing("PreparedStatement.execute", failure));

            assertThatThrownBy(() -> store.leads().add(jordan))
                    .isInstanceOf(StoreUnavailableException.class)
                    .cause()
                    .isSameAs(failure);
        });
    }

    static Stream<Arguments> failuresInAHostTransaction() {
        return Stream.of(
                Arguments.of("40001", ConcurrentTransactionException.class),
                Arguments.of("40P01", ConcurrentTransactionException.class),
                Arguments.of("25006", ReadOnlyTransactionException.class),
                Arguments.of("57014", StoreUnavailableException.class),
                Arguments.of("08006", StoreUnavailableException.class),
                Arguments.of("53100", StoreUnavailableException.class),
                Arguments.of("22001", MyBatisStoreException.class));
    }

    @ParameterizedTest
    @MethodSource("failuresInAHostTransaction")
    void in_a_host_transaction_nothing_is_retried_or_ended(String state, Class<? extends RuntimeException> thrown) {
        with(TestDatabase.h2(), (pool, spy, ignored) -> {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            JdbcSpy hostSpy = new JdbcSpy(host.dataSource());
            MyBatisLeadStore store = MyBatisLeadStore.builder(hostSpy.dataSource())
                    .hostTransactions(owningAll(host))
                    .build();
            SQLException failure = new SQLException("failure", state);
            hostSpy.forget();

            assertThatThrownBy(() -> host.inTransaction(connection -> {
                        hostSpy.intrude(failing("PreparedStatement.execute", failure));
                        store.leads().add(jordan);
                    }))
                    .isInstanceOf(thrown)
                    .cause()
                    .isSameAs(failure);

            assertThat(hostSpy.checkouts()).isEqualTo(1);
            assertThat(hostSpy.rollbacks()).isZero();
            assertThat(hostSpy.commits()).isZero();
        });
    }

    /** The host knows the connection that the spy wraps. */
    private static SqlHostTransactions owningAll(ThreadBoundDataSource host) {
        return new SqlHostTransactions() {
            @Override
            public boolean owns(Connection connection) {
                return true;
            }

            @Override
            public boolean isActive() {
                return host.isActive();
            }

            @Override
            public void afterCommit(Runnable task) {
                host.afterCommit(task);
            }
        };
    }

    private static void assertStored(MyBatisLeadStore store, LeadChange change, int events) {
        LeadSnapshot lead = change.after();
        assertThat(store.leads().find(ACME, lead.id()).or(() -> store.leads().findDeleted(ACME, lead.id())))
                .contains(lead);
        assertThat(store.events().eventsOf(ACME, lead.id(), PageRequest.FIRST).total())
                .isEqualTo(events);
    }

    /** Loses the statement with this number before the server gets it. */
    private static JdbcSpy.Intrusion losing(int number) {
        AtomicInteger statements = new AtomicInteger();
        return (call, real) -> {
            if (call.equals("PreparedStatement.execute") && statements.incrementAndGet() == number) {
                throw new SQLException("the cable is cut", "08006");
            }
            return real.call();
        };
    }

    /** Loses the first statement and runs {@code event} after the second one, which looks into the log. */
    private static JdbcSpy.Intrusion losingAndThen(Runnable event) {
        AtomicInteger statements = new AtomicInteger();
        return (call, real) -> {
            if (!call.equals("PreparedStatement.execute")) {
                return real.call();
            }
            if (statements.incrementAndGet() == 1) {
                throw new SQLException("the cable is cut", "08006");
            }
            Object answer = real.call();
            if (statements.get() == 2) {
                event.run();
            }
            return answer;
        };
    }

    private static JdbcSpy.Intrusion failing(String failing, SQLException failure) {
        return (call, real) -> {
            if (call.equals(failing)) {
                throw failure;
            }
            return real.call();
        };
    }

    /** PostgreSQL looks for a deadlock once in each wait. The rival must wait by then, also on a slow machine. */
    private static void lookForDeadlocksLate(TestDatabase database) {
        new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = ''5s''',"
                        + " CURRENT_DATABASE()); END $$");
    }

    private static void awaitWaiting(JdbcTemplate observer, TestServer server) {
        String waiting = server == TestServer.MARIADB
                ? "SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE info LIKE '%INTO leadstone_event%' AND id <> CONNECTION_ID()"
                : "SELECT COUNT(*) FROM pg_stat_activity"
                        + " WHERE datname = CURRENT_DATABASE() AND wait_event_type = 'Lock'";
        // MariaDB shows lock waits to administrators only. The running insert shows that the lead is locked, which is
        // enough.
        awaitThat(() -> !Integer.valueOf(0).equals(observer.queryForObject(waiting, Integer.class)));
    }

    private static void awaitThat(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("the condition becomes true in time")
                    .isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Ends all connections to the database except its own. */
    private static void cutConnections(TestDatabase database, TestServer server) {
        JdbcTemplate killer =
                new JdbcTemplate(new DriverManagerDataSource(database.url(), database.user(), database.password()));
        if (server == TestServer.POSTGRESQL) {
            killer.queryForList("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } else {
            killer.queryForList(
                            "SELECT id FROM information_schema.processlist WHERE db = DATABASE()"
                                    + " AND id <> CONNECTION_ID()",
                            Long.class)
                    .forEach(id -> killer.execute("KILL " + id));
        }
    }

    private interface RetryTest {
        void run(HikariDataSource pool, JdbcSpy spy, MyBatisLeadStore store) throws Exception;
    }

    private static void with(TestDatabase database, RetryTest test) {
        try (HikariDataSource pool = database.dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();
            test.run(pool, spy, store);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
