package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kills the server while events happen and webhooks are sent. The next process delivers every answered event in
 * order. Interrupted deliveries are repeated when their claims have expired. All stores wait for that in parallel.
 * The system property {@code leadstone.test.kills} sets the number of kills per store.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledDispatcherTest {

    private static final int CLIENTS = 8;
    private static final int EVENTS_OF_A_LEAD = 5;
    private static final int KILLS = Integer.getInteger("leadstone.test.kills", 1);
    /** Maximum number of deliveries of one subscription that a dispatcher sends at the same time. */
    private static final int MAX_CONCURRENT_DELIVERIES = 8;

    @TempDir
    private Path directory;

    /** The system property {@code leadstone.test.events} sets the number of events. */
    @Test
    void postgresql_delivers_a_thousand_events_or_more() throws Exception {
        delivers(Integer.getInteger("leadstone.test.events", 1_000), Stores.on(PostgresServer.shared()));
    }

    /** The in-process MongoDB has no index and runs one command at a time, so more events would only take longer. */
    @Test
    void mongodb_delivers_two_hundred_events() throws Exception {
        try (InProcessMongo mongo = InProcessMongo.open()) {
            delivers(200, mongo.newDatabase());
        }
    }

    @Test
    void mariadb_delivers_five_hundred_events() throws Exception {
        delivers(500, Stores.on(MariaDbServer.shared()));
    }

    @Test
    void an_h2_file_delivers_five_hundred_events() throws Exception {
        delivers(500, Stores.h2In(directory));
    }

    private void delivers(int events, Map<String, String> store) throws Exception {
        Map<String, Integer> answered = new ConcurrentHashMap<>();
        AtomicInteger left = new AtomicInteger();
        try (Subscriber subscriber = new Subscriber(events / 20)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                left.set(events / EVENTS_OF_A_LEAD);
                workUntilKilled(subscriber, kill == 1, events, left, answered, store);
            }
            try (RunningLeadstone next = RunningLeadstone.over(store)) {
                Client client = next.clients().admin();
                end(start(client, left, answered));
                Awaiting.that(
                        () -> answered.entrySet().stream()
                                .allMatch(lead -> subscriber.hasAll(lead.getKey(), lead.getValue())),
                        subscriber::events,
                        () -> " after " + subscriber.events() + " events; missing leads "
                                + missing(subscriber, answered) + ", pending deliveries "
                                + client.get(subscriber.route() + "/deliveries?status=pending")
                                        .body());
                answered.forEach((lead, count) -> StoredHistory.require(client, lead, count));
            }
            assertThat(subscriber.events()).isGreaterThanOrEqualTo(events - CLIENTS * EVENTS_OF_A_LEAD);
            assertThat(subscriber.repeats()).isLessThanOrEqualTo(MAX_CONCURRENT_DELIVERIES * KILLS);
            subscriber.requireOrder();
        }
    }

    /** Creates and changes half of the leads, waits for some deliveries, and kills the process. */
    private void workUntilKilled(
            Subscriber subscriber,
            boolean isNew,
            int events,
            AtomicInteger left,
            Map<String, Integer> answered,
            Map<String, String> store)
            throws Exception {
        int before = subscriber.events();
        try (ServerProcess server = ServerProcess.start(directory, store)) {
            if (isNew) {
                subscriber.subscribeAt(server.client());
            }
            ExecutorService clients = start(server.client(), left, answered);
            Awaiting.that(() -> subscriber.events() >= before + events / 20);
            Awaiting.that(() -> left.get() <= events / EVENTS_OF_A_LEAD / 2);
            server.kill();
            end(clients);
        }
        assertThat(left.get())
                .as("leads not yet created when the server was killed")
                .isPositive();
    }

    private static List<String> missing(Subscriber subscriber, Map<String, Integer> answered) {
        return answered.entrySet().stream()
                .filter(lead -> !subscriber.hasAll(lead.getKey(), lead.getValue()))
                .map(lead -> lead.getKey() + " with " + lead.getValue() + " events")
                .toList();
    }

    private static ExecutorService start(Client client, AtomicInteger left, Map<String, Integer> answered) {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        for (int i = 0; i < CLIENTS; i++) {
            clients.execute(() -> workUntilFailure(client, left, answered));
        }
        return clients;
    }

    private static void end(ExecutorService clients) throws InterruptedException {
        clients.shutdown();
        assertThat(clients.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    }

    private static void workUntilFailure(Client client, AtomicInteger left, Map<String, Integer> answered) {
        try {
            while (left.getAndDecrement() > 0) {
                Answer created = client.exchange("POST", "/v1/lead", Drafts.of(Drafts.newEmail()));
                assertThat(created.status()).isEqualTo(201);
                String lead = created.text("id");
                answered.put(lead, 1);
                for (int event = 2; event <= EVENTS_OF_A_LEAD; event++) {
                    Answer changed =
                            client.exchange("PATCH", "/v1/lead/" + lead, "{\"notes\": \"note " + event + "\"}");
                    assertThat(changed.status()).isEqualTo(200);
                    answered.put(lead, event);
                }
            }
        } catch (IOException connectionLost) {
            // The server was killed. A request without an answer may have been stored or not.
        }
    }
}
