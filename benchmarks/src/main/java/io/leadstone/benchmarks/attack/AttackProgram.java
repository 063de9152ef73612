package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The attacking program. It runs in a separate process at low priority for a limited time. */
public final class AttackProgram {

    /** Pause before a closed connection is opened again. */
    private static final int PAUSE_MILLIS = 100;

    private AttackProgram() {}

    /**
     * Runs the attack. Prints one line when it begins, and one line with the answers when it ends.
     *
     * @param arguments the attack, the URI of the server, the seconds, and the API keys of the exported companies
     */
    public static void main(String[] arguments) throws InterruptedException {
        Attack attack = Attack.valueOf(arguments[0]);
        URI server = URI.create(arguments[1]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[2]));
        List<AttackKey> keys = List.of(arguments).subList(3, arguments.length).stream()
                .map(AttackKey::of)
                .toList();
        AnswerCounts counts = new AnswerCounts();
        ExecutorService connections = Executors.newFixedThreadPool(attack.connections());
        for (int connection = 0; connection < attack.connections(); connection++) {
            AttackConnection attackConnection = new AttackConnection(server, attack, connection, end, keys, counts);
            connections.execute(() -> repeat(attackConnection));
        }
        System.out.println("started");
        connections.shutdown();
        connections.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        System.out.println(counts.largest() + " " + counts);
        System.exit(0);
    }

    private static void repeat(AttackConnection attackConnection) {
        try {
            while (System.nanoTime() < attackConnection.end()) {
                try {
                    attackConnection.once();
                } catch (IOException closed) {
                    attackConnection.counts().countFailure();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
