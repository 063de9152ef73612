package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests a server whose database is stopped, killed or out of connections. It answers 503 meanwhile and recovers
 * without a restart. Each test has its own database. The tests run in parallel, because they wait for timeouts.
 */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseOutageTest {

    /** Far above the wait for a connection (3 to 5 s) and below the default wait of pool and driver (30 s). */
    private static final Duration MAX_ANSWER_TIME = Duration.ofSeconds(25);

    /**
     * Connections of the database: enough to start the server, and few enough for another program to take all of
     * them.
     */
    private static final int CONNECTIONS = 20;

    @Test
    void the_server_survives_a_postgresql_outage() throws Exception {
        try (DatabaseServer database = PostgresServer.own(false)) {
            survives_an_outage(database);
        }
    }

    @Test
    void the_server_survives_a_mariadb_outage() throws Exception {
        try (DatabaseServer database = MariaDbServer.own(false)) {
            survives_an_outage(database);
        }
    }

    private static void survives_an_outage(DatabaseServer database) throws Exception {
        try (RunningLeadstone leadstone = RunningLeadstone.over(Stores.on(database))) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            answers_503_between(database::stop, database::start, admin, lead);
            answers_503_between(database::kill, database::start, admin, lead);
        }
    }

    @Test
    void the_server_survives_postgresql_without_free_connections() throws Exception {
        try (DatabaseServer database = PostgresServer.of(CONNECTIONS)) {
            survives_exhausted_connections(database, ConnectionExhauster.POSTGRESQL);
        }
    }

    @Test
    void the_server_survives_mariadb_without_free_connections() throws Exception {
        try (DatabaseServer database = MariaDbServer.of(CONNECTIONS)) {
            survives_exhausted_connections(database, ConnectionExhauster.MARIADB);
        }
    }

    private static void survives_exhausted_connections(DatabaseServer database, ConnectionExhauster.Sessions sessions)
            throws Exception {
        Map<String, String> store = Stores.on(database);
        try (RunningLeadstone leadstone = RunningLeadstone.over(store);
                ConnectionExhauster other = new ConnectionExhauster(leadstone, sessions)) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            other.takeFreeConnections();
            assertThat(admin.get(lead).status())
                    .as("a pooled connection still works")
                    .isEqualTo(200);

            answers_503_between(other::takeAllConnections, other::close, admin, lead);
        }
    }

    @Test
    void the_server_survives_a_mongodb_outage() throws Exception {
        try (InProcessMongo mongo = InProcessMongo.open();
                RunningLeadstone leadstone = RunningLeadstone.over(mongo.newDatabase())) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            answers_503_between(mongo::stop, mongo::start, admin, lead);
            answers_503_between(mongo::stop, mongo::start, admin, lead);
        }
    }

    private static void answers_503_between(Step end, Step recover, Client admin, String lead) throws Exception {
        end.run();
        String draft = Drafts.of(Drafts.newEmail());
        List<Answer> answers = atOnce(List.of(
                () -> admin.get(lead),
                () -> admin.get("/v1/lead/company"),
                () -> admin.get("/health"),
                () -> admin.post("/v1/lead", draft)));
        for (Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body().toString()).doesNotContain("127.0.0.1", "jdbc", "Exception");
        }
        assertThat(admin.get("/health/live").status()).isEqualTo(200);
        Answer refused = answers.get(3);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.text("code")).isEqualTo("STORE_UNAVAILABLE");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();

        recover.run();
        Awaiting.that(() -> admin.get("/health").status() == 200);
        assertThat(admin.get(lead).status()).isEqualTo(200);
        assertThat(admin.post("/v1/lead", draft).status()).isEqualTo(201);
    }

    /** A step that may throw. */
    private interface Step {
        void run() throws Exception;
    }

    /**
     * Sends all requests at the same time, because each may wait for a connection. RequiresScope that all are answered
     * soon.
     */
    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            List<Answer> answers = new ArrayList<>();
            long begin = System.nanoTime();
            for (Future<Answer> answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(MAX_ANSWER_TIME);
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
