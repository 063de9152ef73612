package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests repeated requests with one idempotency key on two servers over one PostgreSQL. Each key has one effect, also if
 * a server is killed in between. The tests run in parallel, because one waits for the end of a lease.
 */
@Execution(ExecutionMode.CONCURRENT)
class RepeatedRequestsTest {

    /** Each round sends four requests, so that there are 240 keys in each test. */
    private static final int ROUNDS = 60;

    private static final int ROUNDS_BEFORE_THE_KILL = 20;

    /** Longer than the lease of a key, which a killed server leaves. */
    private static final long TIMEOUT_SECONDS = 150;

    private static final long MAX_PAUSE_MILLIS = 500;

    @TempDir
    private Path directory;

    @Test
    void one_key_sent_to_both_servers_at_once_has_one_effect() throws Exception {
        Map<String, String> store = Stores.on(PostgresServer.shared());
        try (RunningLeadstone one = RunningLeadstone.over(store);
                RunningLeadstone other = RunningLeadstone.over(store)) {
            List<Client> servers =
                    List.of(one.clients().admin(), other.clients().admin());
            Effects effects = Effects.on(servers.get(0));
            ExecutorService clients = Executors.newFixedThreadPool(2);
            try {
                for (int i = 0; i < ROUNDS; i++) {
                    String key = UUID.randomUUID().toString();
                    for (Effects.Request request : effects.requests(i)) {
                        List<Future<Answer>> answers = clients.invokeAll(servers.stream()
                                .<Callable<Answer>>map(server -> () -> untilAnswered(server, request, key))
                                .toList());
                        assertThat(answers.get(0).get().body())
                                .isEqualTo(answers.get(1).get().body());
                    }
                }
            } finally {
                clients.shutdownNow();
            }
            effects.requireEach(servers.get(1), ROUNDS);
        }
    }

    /** The clients repeat each request at the other server until it is answered. */
    @Test
    void a_killed_server_loses_and_doubles_no_request() throws Exception {
        Map<String, String> store = Stores.on(PostgresServer.shared());
        AtomicInteger next = new AtomicInteger();
        try (RunningLeadstone survivor = RunningLeadstone.over(store);
                ServerProcess victim = ServerProcess.start(directory, store)) {
            Client admin = survivor.clients().admin();
            Effects effects = Effects.on(admin);
            CountDownLatch enough = new CountDownLatch(ROUNDS_BEFORE_THE_KILL);
            AtomicReference<String> failure = new AtomicReference<>("");
            ExecutorService clients = Executors.newFixedThreadPool(8);
            for (int client = 0; client < 8; client++) {
                clients.execute(() -> {
                    try {
                        for (int i = next.getAndIncrement(); i < ROUNDS; i = next.getAndIncrement()) {
                            for (Effects.Request request : effects.requests(i)) {
                                String key = request.path() + i;
                                Answer answer = atVictimThenSurvivor(victim.client(), admin, request, key);
                                assertThat(answer.status()).isLessThan(300);
                            }
                            enough.countDown();
                        }
                    } catch (Exception | AssertionError failed) {
                        failure.set(failed.toString());
                    }
                });
            }
            assertThat(enough.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            victim.kill();
            clients.shutdown();
            assertThat(clients.awaitTermination(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(failure.get()).isEmpty();
            effects.requireEach(admin, ROUNDS);
        }
    }

    private static Answer atVictimThenSurvivor(Client victim, Client survivor, Effects.Request request, String key)
            throws Exception {
        try {
            return victim.withHeader("Idempotency-Key", key).exchange("POST", request.path(), request.json());
        } catch (IOException killed) {
            return untilAnswered(survivor, request, key);
        }
    }

    /**
     * Sends the request again as long as another one with the key is running. The pauses grow, because the lease of a
     * killed server lasts for a minute.
     */
    private static Answer untilAnswered(Client server, Effects.Request request, String key) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        for (long pause = 20; System.nanoTime() < end; pause = Math.min(2 * pause, MAX_PAUSE_MILLIS)) {
            Answer answer = server.withHeader("Idempotency-Key", key).post(request.path(), request.json());
            if (answer.status() != 409) {
                return answer;
            }
            assertThat(answer.text("code")).isEqualTo("IDEMPOTENCY_KEY_IN_PROGRESS");
            Thread.sleep(pause);
        }
        throw new IllegalStateException("the request with the key " + key + " is still running");
    }

    /** A conversation to which each request adds, and what the requests must have changed in the end. */
    private record Effects(String conversation, String lead) {

        record Request(String path, String json) {}

        static Effects on(Client server) {
            String lead = server.post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
            String conversation = server.post(
                            "/v1/conversation", "{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                    .text("id");
            return new Effects(conversation, lead);
        }

        /** Returns the requests of one round: a lead without an email, a conversation, a consent and an activity. */
        List<Request> requests(int round) {
            return Stream.of(
                            new Request(
                                    "/v1/lead",
                                    "{\"first_name\":\"Round " + round + "\",\"phone\":\"+49 30 1\",\"source\":\""
                                            + lead + "\"}"),
                            new Request(
                                    "/v1/conversation",
                                    "{\"agent_id\":\"" + lead + "\",\"title\":\"Round " + round + "\"}"),
                            new Request(
                                    "/v1/lead/" + lead + "/consent", "{\"purpose\":\"marketing\",\"granted\":true}"),
                            new Request("/v1/conversation/" + conversation + "/activity", "{\"messages\":3}"))
                    .toList();
        }

        void requireEach(Client server, int rounds) {
            assertThat(total(server, "/v1/lead/company?source=" + lead)).isEqualTo(rounds);
            assertThat(total(server, "/v1/conversation/agent/" + lead)).isEqualTo(rounds);
            assertThat(total(server, "/v1/lead/" + lead + "/consent")).isEqualTo(rounds);
            assertThat(server.get("/v1/analytic/conversation/" + conversation)
                            .body()
                            .findValue("messages")
                            .asInt())
                    .isEqualTo(3 * rounds);
            assertThat(total(server, "/v1/lead/" + lead + "/history")).isEqualTo(2 + 2 * rounds);
        }

        private static int total(Client server, String path) {
            String separator = path.contains("?") ? "&" : "?";
            return server.get(path + separator + "per_page=1")
                    .body()
                    .at("/pagination/total")
                    .asInt();
        }
    }
}
