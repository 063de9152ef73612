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
 * Kills the server while it creates leads. Each lead that was answered with 201 is stored afterwards, with its history. The system property
 * {@code leadstone.test.kills} sets the number of kills over the same store.
 */
class KilledServerTest {

    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_A_KILL = 200;

    /** A test that waits longer has hung. */
    private static final long PATIENCE_MINUTES = 3;

    private static final int KILLS = Integer.getInteger("leadstone.test.kills", 1);

    @TempDir
    private Path directory;

    @Test
    void an_h2_file_keeps_what_was_answered() throws Exception {
        keeps_what_was_answered(Stores.h2In(directory));
    }

    @Test
    void postgresql_keeps_what_was_answered() throws Exception {
        keeps_what_was_answered(Stores.on(PostgresServer.shared()));
    }

    @Test
    void mariadb_keeps_what_was_answered() throws Exception {
        keeps_what_was_answered(Stores.on(MariaDbServer.shared()));
    }

    /** The server process is killed; that MongoDB itself may be, adapter-mongo's tests see. */
    @Test
    void mongo_keeps_what_was_answered() throws Exception {
        try (MongoPlace mongo = MongoPlace.open()) {
            keeps_what_was_answered(mongo.fresh());
        }
    }

    private void keeps_what_was_answered(Map<String, String> store) throws Exception {
        Queue<String> answered = new ConcurrentLinkedQueue<>();
        for (int kill = 1; kill <= KILLS; kill++) {
            createUntilKilled(store, answered);
            assertThat(answered).hasSizeGreaterThanOrEqualTo(kill * ANSWERS_BEFORE_A_KILL);
        }
        // The server that reads need be no process: this one is warm and answers at once.
        try (RunningLeadstone next = RunningLeadstone.over(store)) {
            answered.forEach(lead -> StoredHistory.require(next.clients().admin(), lead, 1));
        }
    }

    private void createUntilKilled(Map<String, String> store, Queue<String> answered) throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, store)) {
            CountDownLatch enough = new CountDownLatch(ANSWERS_BEFORE_A_KILL);
            ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
            for (int client = 0; client < CLIENTS; client++) {
                clients.execute(() -> createUntilCut(server.client(), answered, enough));
            }
            assertThat(enough.await(PATIENCE_MINUTES, TimeUnit.MINUTES)).isTrue();
            server.kill();
            clients.shutdown();
            assertThat(clients.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .isTrue();
        }
    }

    private static void createUntilCut(Client client, Queue<String> answered, CountDownLatch enough) {
        try {
            while (true) {
                Answer created = client.exchange("POST", "/v1/lead", Drafts.of(Drafts.newEmail()));
                assertThat(created.status()).isEqualTo(201);
                answered.add(created.text("id"));
                enough.countDown();
            }
        } catch (IOException cut) {
            // The server is gone: what was not answered may be there or not.
        }
    }
}
