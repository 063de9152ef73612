package io.leadstone.benchmarks.attack;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The attacking program. It runs in a process of its own, at low priority, for a limited time. */
public final class AttackProgram {

    /** A connection that was closed is opened again after this pause. */
    private static final int PAUSE_MILLIS = 100;

    private AttackProgram() {}

    /**
     * Runs the attack. Prints one line at the start, and one line with the answers at the end.
     *
     * @param arguments the attack, the server's URI, the seconds, and the API keys of the companies whose leads are exported
     */
    public static void main(String[] arguments) throws InterruptedException {
        Attack attack = Attack.valueOf(arguments[0]);
        URI server = URI.create(arguments[1]);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments[2]));
        List<AttackKey> keys = List.of(arguments).subList(3, arguments.length).stream()
                .map(AttackKey::of)
                .toList();
        Tally tally = new Tally();
        ExecutorService connections = Executors.newFixedThreadPool(attack.connections());
        for (int connection = 0; connection < attack.connections(); connection++) {
            Assault assault = new Assault(server, attack, connection, end, keys, tally);
            connections.execute(() -> repeat(assault));
        }
        System.out.println("attacks");
        connections.shutdown();
        connections.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        System.out.println(tally.largest() + " " + tally);
        System.exit(0);
    }

    private static void repeat(Assault assault) {
        try {
            while (System.nanoTime() < assault.end()) {
                try {
                    assault.once();
                } catch (IOException closed) {
                    assault.tally().cut();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
