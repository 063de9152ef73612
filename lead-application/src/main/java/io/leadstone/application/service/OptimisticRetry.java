package io.leadstone.application.service;

import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.VersionConflictException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Retry policy for optimistic-lock conflicts. It reads, changes and writes again with random backoff, until the write
 * succeeds or the limit has passed.
 *
 * <p>In a transaction of the host, retries end as soon as the read returns the same state again. A transaction with
 * snapshot reads, such as REPEATABLE READ, can never see the newer state.
 *
 * @param limit how long one use case retries after its first conflict
 */
public record OptimisticRetry(HostTransactions transactions, Duration limit) {

    /** Limit of the retries of one use case: 5 s, shorter than the usual timeouts of clients. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    /** Upper bound of the first random pause: 2 ms, about the time of one write. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

    /** Upper bound of every random pause: 128 ms, about the time of forty consecutive writes. */
    private static final Duration MAX_PAUSE = Duration.ofMillis(128);

    /** Creates a policy with {@link #LIMIT}. */
    public OptimisticRetry(HostTransactions transactions) {
        this(transactions, LIMIT);
    }

    /** Calls {@link Retry#retryWrite} for a use case with a single write. */
    public <S, C> C retryWrite(Supplier<S> read, Function<S, C> change, Consumer<C> write) {
        return withinLimit(retry -> retry.retryWrite(read, change, write));
    }

    /** Calls {@link Retry#retryStore} for a use case with a single write. */
    public <S, C, R> R retryStore(Supplier<S> read, Function<S, C> change, Function<C, R> write) {
        return withinLimit(retry -> retry.retryStore(read, change, write));
    }

    /** Returns the result of {@code work}. All retries of {@code work} share one limit. */
    public <T> T withinLimit(Function<Retry, T> work) {
        try (Retry retry = new Retry(this)) {
            return work.apply(retry);
        }
    }

    /** The retries of one use case. Not thread-safe. */
    public static final class Retry implements AutoCloseable {

        private final OptimisticRetry policy;
        private Optional<CompletableFuture<Boolean>> limitTimer = Optional.empty();
        private long maxPause = FIRST_PAUSE.toNanos();

        private Retry(OptimisticRetry policy) {
            this.policy = policy;
        }

        public boolean isInHostTransaction() {
            return policy.transactions().isActive();
        }

        /** Reads, changes and writes until the write succeeds, and returns the written change. */
        public <S, C> C retryWrite(Supplier<S> read, Function<S, C> change, Consumer<C> write) {
            return retryStore(read, change, changed -> {
                write.accept(changed);
                return changed;
            });
        }

        /** Reads, changes and writes until the write succeeds, and returns the result of the write. */
        <S, C, R> R retryStore(Supplier<S> read, Function<S, C> change, Function<C, R> write) {
            Optional<S> refused = Optional.empty();
            while (true) {
                S found = read.get();
                C changed = change.apply(found);
                try {
                    return write.apply(changed);
                } catch (VersionConflictException conflict) {
                    if (isInHostTransaction() && refused.filter(found::equals).isPresent()) {
                        throw new ConcurrentTransactionException(conflict);
                    }
                    refused = Optional.of(found);
                    pause(conflict);
                }
            }
        }

        /**
         * Waits for a random time. The average time grows with each call.
         *
         * @throws ConcurrentTransactionException with {@code refusal} as its cause, if the time limit has passed since
         *     the first call, or if the thread is interrupted: it would not wait
         */
        public void pause(LeadException refusal) {
            if (limitTimer.isEmpty()) {
                limitTimer = Optional.of(new CompletableFuture<Boolean>()
                        .completeOnTimeout(true, policy.limit().toNanos(), TimeUnit.NANOSECONDS));
            }
            if (limitTimer.get().isDone() || Thread.currentThread().isInterrupted()) {
                throw new ConcurrentTransactionException(refusal);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(maxPause));
            maxPause = Math.min(MAX_PAUSE.toNanos(), 2 * maxPause);
        }

        /** Cancels the timer. */
        @Override
        public void close() {
            limitTimer.ifPresent(timer -> timer.cancel(false));
        }
    }
}
