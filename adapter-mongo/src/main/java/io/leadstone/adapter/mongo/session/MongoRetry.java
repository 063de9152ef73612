package io.leadstone.adapter.mongo.session;

import com.mongodb.MongoException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Retry policy for short failures, such as a broken connection or a change of the primary. Neither a timeout nor a
 * write with an unknown outcome is retried.
 */
final class MongoRetry {

    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final long MAX_PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private MongoRetry() {}

    /**
     * Returns the result of {@code operation}. It is repeated while it fails with a failure that {@code repeatable}
     * accepts. No attempt begins after {@code limit}.
     */
    static <T> T run(Supplier<T> operation, Predicate<MongoException> repeatable, Duration limit) {
        long start = System.nanoTime();
        long maxPause = FIRST_PAUSE_NANOS;
        while (true) {
            try {
                return operation.get();
            } catch (MongoException failure) {
                long pause = ThreadLocalRandom.current().nextLong(maxPause) + 1;
                boolean isTimeLeft = System.nanoTime() - start + pause < limit.toNanos();
                if (!repeatable.test(failure)
                        || !isTimeLeft
                        || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LockSupport.parkNanos(pause);
                maxPause = Math.min(2 * maxPause, MAX_PAUSE_NANOS);
            }
        }
    }

    /**
     * Returns the result of {@code attempt}, which is repeated while it has none. No attempt begins after
     * {@code limit}.
     *
     * @throws StoreUnavailableException if there is no result by then
     */
    static <T> T untilPresent(Supplier<Optional<T>> attempt, Duration limit) {
        try {
            return run(
                    () -> attempt.get().orElseThrow(NoResultException::new),
                    NoResultException.class::isInstance,
                    limit);
        } catch (NoResultException none) {
            throw new StoreUnavailableException(none);
        }
    }

    private static final class NoResultException extends MongoException {

        private static final long serialVersionUID = 1L;

        NoResultException() {
            super("other processes change the same documents, or the majority has not confirmed their writes");
        }
    }
}
