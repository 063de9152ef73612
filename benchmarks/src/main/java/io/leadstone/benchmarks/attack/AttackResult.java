package io.leadstone.benchmarks.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The result of one attack, as other clients and the operator saw it.
 *
 * @param near probes of {@code /health/live} from the attackers' address
 * @param far the same from another address
 * @param creates leads that an honest client created
 * @param before MiB of live objects before the attack
 * @param after MiB of live objects after it
 * @param exit the time from SIGTERM to the end of the process, during the attack
 */
record AttackResult(
        Attack attack,
        Probe.Result near,
        Probe.Result far,
        Probe.Result creates,
        OptionalDouble before,
        OptionalDouble after,
        Duration exit,
        Attacker.Loot loot) {

    static final String HEADINGS = """
            | attack | live within 1 s, attackers' address | the same, other address | created within 3 s | heap, MiB | SIGTERM to exit, s \
            | largest answer, bytes | attackers saw | missed |
            |---|---|---|---|---|---|---|---|---|""";

    private static final int LIVE_OF_HUNDRED = 99;
    private static final int CREATED_OF_HUNDRED = 100;
    private static final double GROWTH = 1.2;
    private static final Duration EXIT = Duration.ofSeconds(8);
    private static final long LARGEST_ANSWER = 64 * 1024;
    private static final double MILLIS_PER_SECOND = 1000;

    /** The bars that were missed. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        if (!near.isGood(LIVE_OF_HUNDRED) || !far.isGood(LIVE_OF_HUNDRED)) {
            missed.add("live");
        }
        if (!creates.isGood(CREATED_OF_HUNDRED)) {
            missed.add("create");
        }
        if (before.isEmpty() || after.isEmpty() || after.getAsDouble() > before.getAsDouble() * GROWTH) {
            missed.add("heap");
        }
        if (exit.compareTo(EXIT) > 0) {
            missed.add("exit");
        }
        if (loot.largest() > LARGEST_ANSWER) {
            missed.add("answer");
        }
        return missed;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s to %s | %.1f | %,d | %s | %s |",
                attack.title(),
                near,
                far,
                creates,
                text(before),
                text(after),
                exit.toMillis() / MILLIS_PER_SECOND,
                loot.largest(),
                loot.answers(),
                missed().isEmpty() ? "nothing" : String.join(", ", missed()));
    }

    private static String text(OptionalDouble heap) {
        return heap.isEmpty() ? "none" : String.format(Locale.ROOT, "%.1f", heap.getAsDouble());
    }
}
