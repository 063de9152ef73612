package io.leadstone.benchmarks.attack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The effects of one attack on other clients and on the server.
 *
 * @param near probes of {@code /health/live} from the address of the attacker
 * @param far the same probes from another address
 * @param creates leads that an honest client created
 * @param before MiB of live objects before the attack
 * @param after MiB of live objects after the attack
 * @param exit the time from SIGTERM to the end of the process, during the attack
 * @param answers the answers that the attacker got
 */
record AttackResult(
        Attack attack,
        Probe.Result near,
        Probe.Result far,
        Probe.Result creates,
        OptionalDouble before,
        OptionalDouble after,
        Duration exit,
        Attacker.Answers answers) {

    static final String HEADINGS = """
            | attack | live within 1 s, attacker's address | the same, other address | created within 3 s \
            | heap, MiB | SIGTERM to exit, s | largest answer, bytes | answers to the attacker | missed |
            |---|---|---|---|---|---|---|---|---|""";

    private static final int MIN_LIVE_PERCENT = 99;
    private static final int MIN_CREATED_PERCENT = 100;
    private static final double MAX_GROWTH = 1.2;
    private static final Duration MAX_EXIT_TIME = Duration.ofSeconds(8);
    private static final long MAX_ANSWER_BYTES = 64 * 1024;
    private static final double MILLIS_PER_SECOND = 1000;

    /** Returns the names of the limits that were missed. */
    List<String> missed() {
        List<String> missed = new ArrayList<>();
        if (!near.isGood(MIN_LIVE_PERCENT) || !far.isGood(MIN_LIVE_PERCENT)) {
            missed.add("live");
        }
        if (!creates.isGood(MIN_CREATED_PERCENT)) {
            missed.add("create");
        }
        if (before.isEmpty() || after.isEmpty() || after.getAsDouble() > before.getAsDouble() * MAX_GROWTH) {
            missed.add("heap");
        }
        if (exit.compareTo(MAX_EXIT_TIME) > 0) {
            missed.add("exit");
        }
        if (answers.largest() > MAX_ANSWER_BYTES) {
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
                answers.largest(),
                answers.counts(),
                missed().isEmpty() ? "nothing" : String.join(", ", missed()));
    }

    private static String text(OptionalDouble heap) {
        return heap.isEmpty() ? "none" : String.format(Locale.ROOT, "%.1f", heap.getAsDouble());
    }
}
