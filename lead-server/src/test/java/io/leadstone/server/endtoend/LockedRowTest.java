package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests a row that another program locks for ever. Requests for it are answered with 503 after the lock timeout, and
 * all other requests succeed. The URL sets a short timeout, as an operator could do. The tests run in parallel, because
 * they wait for lock timeouts.
 */
@Execution(ExecutionMode.CONCURRENT)
class LockedRowTest {

    private static final int WRITERS = 8;

    /** Far above the lock timeout (1 s) and below the statement timeout (15 s), which would end the wait next. */
    private static final Duration MAX_ANSWER_TIME = Duration.ofSeconds(13);

    /** The connections of the request pool, and that of the other program. */
    private static final int CONNECTIONS = 20 + 1;

    @TempDir
    private Path directory;

    @Test
    void postgresql_answers_503() throws Exception {
        answers_503(
                with(Stores.on(PostgresServer.shared()), "&options=-c%20lock_timeout=1s"),
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = CURRENT_DATABASE() AND wait_event_type = 'Lock'",
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = CURRENT_DATABASE()");
    }

    @Test
    void mariadb_answers_503() throws Exception {
        answers_503(
                with(Stores.on(MariaDbServer.shared()), "&sessionVariables=innodb_lock_wait_timeout=1"),
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()"
                        + " AND info LIKE 'UPDATE leadstone_lead%'",
                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()");
    }

    @Test
    void h2_answers_503() throws Exception {
        answers_503(
                with(Stores.h2In(directory), ";LOCK_TIMEOUT=1000"),
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS"
                        + " WHERE EXECUTING_STATEMENT LIKE 'UPDATE leadstone_lead%'",
                "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS");
    }

    /**
     * Locks a row and sends requests.
     *
     * @param waiting a query that counts the statements that wait for the lock
     * @param connections a query that counts the connections of the database
     */
    private static void answers_503(Map<String, String> store, String waiting, String connections) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(WRITERS);
        try (RunningLeadstone leadstone = RunningLeadstone.over(store);
                Connection other = leadstone.databaseConnection()) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
            other.setAutoCommit(false);
            // In REPEATABLE READ, MariaDB would also lock the gaps between rows.
            other.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            count(other, "SELECT version FROM leadstone_lead FOR UPDATE");

            List<CompletableFuture<Answer>> writers = new ArrayList<>();
            long begin = System.nanoTime();
            for (int writer = 0; writer < WRITERS; writer++) {
                String patch = "{\"notes\": \"" + writer + "\"}";
                writers.add(CompletableFuture.supplyAsync(() -> admin.send("PATCH", lead, patch), clients));
            }
            assertThat(admin.get("/v1/lead/company").status()).isEqualTo(200);
            assertThat(admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).status())
                    .isEqualTo(201);
            for (CompletableFuture<Answer> writer : writers) {
                Answer answer = writer.get();
                assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
                assertThat(answer.text("code")).isEqualTo("STORE_UNAVAILABLE");
                assertThat(answer.header("Retry-After")).isNotEmpty();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MAX_ANSWER_TIME);
            assertThat(count(other, waiting)).isZero();
            assertThat(count(other, connections)).isLessThanOrEqualTo(CONNECTIONS);

            other.rollback();
            assertThat(admin.send("PATCH", lead, "{\"notes\": \"at last\"}").status())
                    .isEqualTo(200);
        } finally {
            clients.shutdownNow();
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<String, String> with(Map<String, String> store, String option) {
        Map<String, String> changed = new HashMap<>(store);
        changed.compute("LEADSTONE_STORE_URL", (name, url) -> url + option);
        return changed;
    }
}
