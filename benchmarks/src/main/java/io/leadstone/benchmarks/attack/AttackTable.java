package io.leadstone.benchmarks.attack;

import io.leadstone.benchmarks.http.HeapStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Attacks a server with each {@link Attack}. Prints how many requests of other clients succeed in time. It also prints
 * the heap before and after the attack, and the time from SIGTERM to the end of the process. The exit code is 1 if one
 * of these values, or the size of an answer to the attacker, is not within its limit.
 *
 * <p>The system property {@code benchmark.attacks} selects attacks or groups. {@code benchmark.stores} is {@code H2} or
 * {@code POSTGRESQL}; by default each attack uses the store that it affects most.
 */
public final class AttackTable {

    private static final Duration ATTACK_TIME = Duration.ofSeconds(20);
    private static final Duration TIME_BEFORE_SIGTERM = Duration.ofSeconds(4);
    private static final Duration PAUSE_AFTER_ATTACK = Duration.ofSeconds(3);
    private static final String ATTACKER_ADDRESS = "127.0.0.1";
    private static final String OTHER_ADDRESS = "127.0.0.77";
    private static final int CLIENTS = 4;

    private AttackTable() {}

    public static void main(String[] arguments) throws Exception {
        Set<Attack> attacks = Attack.named(System.getProperty("benchmark.attacks", ""));
        String store = System.getProperty("benchmark.stores", "");
        System.out.println(AttackResult.HEADINGS);
        boolean missed = false;
        for (Attack attack : attacks) {
            AttackResult result = run(attack, store.isBlank() ? storeOf(attack) : store);
            System.out.println(result.row());
            missed |= !result.missed().isEmpty();
        }
        System.exit(missed ? 1 : 0);
    }

    private static String storeOf(Attack attack) {
        return attack.companies() > 0 ? "POSTGRESQL" : "H2";
    }

    private static AttackResult run(Attack attack, String storeName) throws Exception {
        Path log = Files.createTempFile("leadstone-attacked", ".log");
        try (HeapStore store = HeapStore.of(storeName)) {
            Keys keys = Keys.create(store.settings(), attack.companies());
            try (AttackedServer server = AttackedServer.start(store.settings(), log)) {
                warmUp(server.uri(), keys);
                return measure(server, attack, keys);
            }
        } finally {
            Files.delete(log);
        }
    }

    private static AttackResult measure(AttackedServer server, Attack attack, Keys keys) throws Exception {
        OptionalDouble before = server.heap();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            Attacker.Answers answers;
            Probe.Result near;
            Probe.Result far;
            Probe.Result creates;
            try (Attacker attacker =
                    Attacker.start(attack, server.uri(), ATTACK_TIME.toSeconds() + 1, keys.companies())) {
                Future<Probe.Result> nearby =
                        threads.submit(() -> live(ATTACKER_ADDRESS).send(server.uri(), ATTACK_TIME));
                Future<Probe.Result> away =
                        threads.submit(() -> live(OTHER_ADDRESS).send(server.uri(), ATTACK_TIME));
                creates = creates(keys.operator()).send(server.uri(), ATTACK_TIME);
                near = nearby.get();
                far = away.get();
                answers = attacker.answers();
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_ATTACK.toMillis());
            OptionalDouble after = server.heap();
            return new AttackResult(
                    attack, near, far, creates, before, after, terminated(server, attack, keys.companies()), answers);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Duration terminated(AttackedServer server, Attack attack, List<AttackKey> keys) throws Exception {
        try (Attacker attacker = Attacker.start(attack, server.uri(), ATTACK_TIME.toSeconds(), keys)) {
            TimeUnit.MILLISECONDS.sleep(TIME_BEFORE_SIGTERM.toMillis());
            return server.terminate();
        }
    }

    private static Probe live(String address) {
        return new Probe(
                "GET",
                "/health/live",
                Map.of(),
                address,
                Duration.ofMillis(150),
                Duration.ofSeconds(1),
                "200",
                number -> "");
    }

    private static Probe creates(AttackKey operator) {
        return new Probe(
                "POST",
                "/v1/lead",
                operator.headers(),
                OTHER_ADDRESS,
                Duration.ofMillis(500),
                Duration.ofSeconds(3),
                "201",
                number -> OrdinaryClient.draft("honest-" + number, ""));
    }

    /** Sends ordinary requests to compile code and fill caches, and creates the leads for the exports. */
    private static void warmUp(URI server, Keys keys) throws Exception {
        OrdinaryClient operator = new OrdinaryClient(server, keys.operator());
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> work = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String name = "warm-" + client;
                work.add(threads.submit(() -> operator.useAll(name)));
            }
            for (AttackKey key : keys.companies()) {
                OrdinaryClient company = new OrdinaryClient(server, key);
                work.add(threads.submit(company::fill));
            }
            for (Future<?> done : work) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
