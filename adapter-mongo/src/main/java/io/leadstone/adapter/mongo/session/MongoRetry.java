package io.leadstone.adapter.mongo.session;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Retry policy for failures that pass at once, such as a connection that broke or a primary that changed. Timeouts are never retried,
 * and neither is a write whose outcome is unknown.
 */
final class MongoRetry {

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private MongoRetry() {}

    /**
     * Returns the result of {@code operation}, which is repeated while it fails with a failure that {@code repeatable} accepts; no
     * attempt begins after {@code limit}.
     */
    static <T> T run(Supplier<T> operation, Predicate<MongoException> repeatable, Duration limit) {
        long start = System.nanoTime();
        long longestPause = FIRST_PAUSE_NANOS;
        while (true) {
            try {
                return operation.get();
            } catch (MongoException failure) {
                long pause = ThreadLocalRandom.current().nextLong(longestPause) + 1;
                boolean isTimeLeft = System.nanoTime() - start + pause < limit.toNanos();
                if (!repeatable.test(failure)
                        || !isTimeLeft
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LockSupport.parkNanos(pause);
                longestPause = Math.min(2 * longestPause, LONGEST_PAUSE_NANOS);
            }
        }
    }
}
