package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the server while it creates leads. Each lead that was answered with 201 is stored with its history. The
 * system property {@code leadstone.test.kills} sets the number of kills per store.
 */
class KilledServerTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_A_KILL = 200;

    /** The in-process MongoDB has no index and runs one command at a time, so more leads would only take longer. */
    private static final int ANSWERS_OF_MONGODB = 50;

    /** Limit of each wait; a longer wait means that the test hangs. */
    private static final long TIMEOUT_MINUTES = 3;

    private static final int KILLS = Integer.getInteger("leadstone.test.kills", 1);

    @TempDir
    private Path directory;

    @Test
    void an_h2_file_keeps_answered_leads() throws Exception {
        keeps_answered_leads(ANSWERS_BEFORE_A_KILL, Stores.h2In(directory));
    }

    @Test
    void postgresql_keeps_answered_leads() throws Exception {
        keeps_answered_leads(ANSWERS_BEFORE_A_KILL, Stores.on(PostgresServer.shared()));
    }

    @Test
    void mariadb_keeps_answered_leads() throws Exception {
        keeps_answered_leads(ANSWERS_BEFORE_A_KILL, Stores.on(MariaDbServer.shared()));
    }

    /** Kills only the server. The tests of adapter-mongo kill MongoDB itself. */
    @Test
    void mongodb_keeps_answered_leads() throws Exception {
        try (InProcessMongo mongo = InProcessMongo.open()) {
            keeps_answered_leads(ANSWERS_OF_MONGODB, mongo.newDatabase());
        }
    }

    private void keeps_answered_leads(int answers, Map<String, String> store) throws Exception {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            createUntilKilled(answers, store, answered);
            assertThat(answered).hasSizeGreaterThanOrEqualTo(kill * answers);
        }
        // The server that reads runs in this process, because that is faster.
        try (RunningLeadstone next = RunningLeadstone.over(store)) {
            answered.forEach(lead -> StoredHistory.require(next.clients().admin(), lead, 1));
        }
    }

    private void createUntilKilled(int answers, Map<String, String> store, Queue<String> answered) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, store)) {
            CountDownLatch enough = new CountDownLatch(answers);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> createUntilFailure(server.client(), answered, enough));
            }
            assertThat(enough.await(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
            server.kill();
            clients.shutdown();
            assertThat(clients.awaitTermination(TIMEOUT_MINUTES, TimeUnit.MINUTES))
                    .isTrue();
        }
    }

    private static void createUntilFailure(Client client, Queue<String> answered, CountDownLatch enough) {
        try {
            while (true) {
                Answer created = client.exchange("POST", "/v1/lead", Drafts.of(Drafts.newEmail()));
                assertThat(created.status()).isEqualTo(201);
                answered.add(created.text("id"));
                enough.countDown();
            }
        } catch (IOException connectionLost) {
            // The server was killed. A request without an answer may have been stored or not.
        }
    }
}
