package io.leadstone.server.endtoend;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Asks again until it is so, for what another process does in its own time. How long that is says nothing: a disk may be slow. */
final class Awaiting {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Awaiting() {}

    static void that(Callable<Boolean> condition) throws Exception {
        that(condition, () -> 0, () -> "");
    }

    /**
     * Asks again until {@code condition} holds. The time counts from the last change of {@code progress}, because much work takes long.
     * A failure ends with the text of {@code state}.
     */
    static void that(Callable<Boolean> condition, Callable<Integer> progress, Callable<String> state) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int last = progress.call();
        while (!condition.call()) {
            int now = progress.call();
            if (now != last) {
                last = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not so within " + PATIENCE + state.call());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
