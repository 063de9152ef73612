package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.Lead;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.StoreUnavailableException;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is done again, what is not, and what a caller sees in the end. */
class TransactionRetryTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange deletion = Lead.restore(jordan.after()).delete(samples.occasion());

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void the_victim_of_a_deadlock_is_run_again(TestServer server) {
        with(server.freshDatabase(), (pool, spy, store) -> {
            store.leads().add(jordan);
            new JdbcTemplate(pool).execute("CREATE TABLE rivals_work (step INT)");
            spy.forget();
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                JdbcTemplate rival = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                // Of two in a deadlock, MariaDB ends the one that has written less.
                rival.update("INSERT INTO rivals_work VALUES (1), (2), (3), (4), (5), (6), (7), (8), (9), (10)");
                // The event that the change will append: it will hold the lead by then, and wait for this one.
                rival.update(
                        "INSERT INTO leadstone_event SELECT company_id, lead_id, 2, lead_id, event_type, occurred_at,"
                                + " actor, changes, conversation_id FROM leadstone_event");
                CompletableFuture<Void> change =
                        CompletableFuture.runAsync(() -> store.leads().update(deletion));
                awaitWaiting(new JdbcTemplate(pool), server);
                rival.update("UPDATE leadstone_lead SET notes = 'rival'");
                connection.rollback();
                change.get(30, TimeUnit.SECONDS);
            }

            assertThat(spy.checkouts()).as("the second time it succeeded").isEqualTo(2);
            assertThat(store.leads().findDeleted(ACME, jordan.after().id())).contains(deletion.after());
            assertThat(store.events()
                            .eventsOf(ACME, jordan.after().id(), PageRequest.FIRST)
                            .total())
                    .isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void connections_that_were_cut_in_the_pool_are_replaced(TestServer server) {
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

    @Test
    void what_meets_another_again_and_again_fails_in_the_end_and_stores_nothing() {
        with(TestDatabase.h2(), (pool, spy, store) -> {
            spy.intrude((call, real) -> {
                if (call.equals("PreparedStatement.execute")) {
                    throw new SQLException("deadlock", "40001");
                }
                return real.call();
            });

            assertThatThrownBy(() -> store.leads().add(jordan))
                    .isInstanceOf(MyBatisStoreException.class)
                    .hasMessageContaining("SQLState 40001");

            assertThat(spy.checkouts()).isEqualTo(6);
            assertThat(spy.rollbacks()).isEqualTo(6);
            assertThat(spy.commits()).isZero();
        });
    }

    @Test
    void in_a_hosts_transaction_nothing_is_tried_again_or_ended() {
        with(TestDatabase.h2(), (pool, spy, ignored) -> {
            MyBatisLeadStore store = MyBatisLeadStore.builder(spy.dataSource())
                    .hostTransactions()
                    .build();
            spy.forget();
            spy.intrude((call, real) -> {
                if (call.equals("PreparedStatement.execute")) {
                    throw new SQLException("deadlock", "40001");
                }
                return call.equals("Connection.getAutoCommit") ? false : real.call();
            });

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(MyBatisStoreException.class);

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.rollbacks()).isZero();
            assertThat(spy.commits()).isZero();
        });
    }

    private static void awaitWaiting(JdbcTemplate observer, TestServer server) {
        String waiting = server == TestServer.MARIADB
                ? "SELECT COUNT(*) FROM information_schema.processlist"
                        + " WHERE info LIKE '%INTO leadstone_event%' AND id <> CONNECTION_ID()"
                : "SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        // MariaDB shows who waits for whom to administrators only; that the insert runs means that the lead is held,
        // which will do.
        while (Integer.valueOf(0).equals(observer.queryForObject(waiting, Integer.class))) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    /** Cuts all connections to the database but the one that does so. */
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
