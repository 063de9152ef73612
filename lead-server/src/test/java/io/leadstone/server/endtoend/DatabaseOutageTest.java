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

/**
 * Takes the database from a running server: stopped, killed or out of connections. The server answers 503 meanwhile and goes on by itself
 * afterwards.
 */
class DatabaseOutageTest {

    /** Far above the wait for a connection of 3 to 5 s, and below the 30 s that pool and driver wait by default. */
    private static final Duration SOON = Duration.ofSeconds(25);

    /** Enough for the start of the server, and few enough to be taken by another program. */
    private static final int CONNECTIONS = 20;

    @Test
    void postgresql_may_go_and_come_back() throws Exception {
        try (DatabaseServer database = PostgresServer.own(false)) {
            may_go_and_come_back(database);
        }
    }

    @Test
    void mariadb_may_go_and_come_back() throws Exception {
        try (DatabaseServer database = MariaDbServer.own(false)) {
            may_go_and_come_back(database);
        }
    }

    private static void may_go_and_come_back(DatabaseServer database) throws Exception {
        try (RunningLeadstone leadstone = RunningLeadstone.over(Stores.on(database))) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            answers_503_between(database::stop, database::start, admin, lead);
            answers_503_between(database::kill, database::start, admin, lead);
        }
    }

    @Test
    void postgresql_may_run_out_of_connections() throws Exception {
        try (DatabaseServer database = PostgresServer.of(CONNECTIONS)) {
            may_run_out_of_connections(database, OtherProgram.POSTGRESQL);
        }
    }

    @Test
    void mariadb_may_run_out_of_connections() throws Exception {
        try (DatabaseServer database = MariaDbServer.of(CONNECTIONS)) {
            may_run_out_of_connections(database, OtherProgram.MARIADB);
        }
    }

    private static void may_run_out_of_connections(DatabaseServer database, OtherProgram.Sessions sessions)
            throws Exception {
        Map<String, String> store = Stores.on(database);
        try (RunningLeadstone leadstone = RunningLeadstone.over(store);
                OtherProgram other = new OtherProgram(leadstone, sessions)) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            other.takeFreeConnections();
            assertThat(admin.get(lead).status())
                    .as("by a connection of the pool")
                    .isEqualTo(200);

            answers_503_between(other::takeAllConnections, other::close, admin, lead);
        }
    }

    @Test
    void mongo_may_go_and_come_back() throws Exception {
        try (MongoPlace mongo = MongoPlace.open();
                RunningLeadstone leadstone = RunningLeadstone.over(mongo.fresh())) {
            Client admin = leadstone.clients().admin();
            String lead = "/v1/lead/"
                    + admin.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");

            answers_503_between(mongo::stop, mongo::start, admin, lead);
            answers_503_between(mongo::stop, mongo::start, admin, lead);
        }
    }

    private static void answers_503_between(Step end, Step back, Client admin, String lead) throws Exception {
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

        back.run();
        Awaiting.that(() -> admin.get("/health").status() == 200);
        assertThat(admin.get(lead).status()).isEqualTo(200);
        assertThat(admin.post("/v1/lead", draft).status()).isEqualTo(201);
    }

    /** A step that may fail. */
    private interface Step {
        void run() throws Exception;
    }

    /** What they came to, each of them soon. Together, because each waits as long as the server does for a connection. */
    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(requests.size());
        try {
            List<Answer> answers = new ArrayList<>();
            long asked = System.nanoTime();
            for (Future<Answer> answer : clients.invokeAll(requests)) {
                answers.add(answer.get());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(SOON);
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }
}
