package io.leadstone.server.endtoend;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a condition that another process fulfils. The timeout only detects hanging tests, because a disk may be
 * slow.
 */
final class Awaiting {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private Awaiting() {}

    static void that(Callable<Boolean> condition) throws Exception {
        that(condition, () -> 0, () -> "");
    }

    /**
     * Polls {@code condition} until it is true. Each change of {@code progress} restarts the timeout. A failure
     * message ends with {@code state}.
     */
    static void that(Callable<Boolean> condition, Callable<Integer> progress, Callable<String> state) throws Exception {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        int last = progress.call();
        while (!condition.call()) {
            int now = progress.call();
            if (now != last) {
                last = now;
                deadline = System.nanoTime() + TIMEOUT.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the condition was not true within " + TIMEOUT + state.call());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
