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
 * Retry policy for optimistic-lock conflicts: read, change and write again with random backoff, until the write takes place or the
 * limit has passed.
 *
 * <p>In a transaction of the host a conflict ends the retries as soon as the read returns the same state again: a transaction that reads
 * a snapshot, as REPEATABLE READ does, never sees the state that the write must name.
 *
 * @param limit how long one use case retries after its first conflict
 */
public record OptimisticRetry(HostTransactions transactions, Duration limit) {

    /** Limit of the retries of one write that named no version: 5 s, below the timeouts that clients usually have. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    /** Upper bound of the first random pause: 2 ms, about the time of one write. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);

    /** Upper bound of every random pause: 128 ms, about the time of forty writes, one after the other. */
    private static final Duration MAX_PAUSE = Duration.ofMillis(128);

    /** The policy of {@link #LIMIT}. */
    public OptimisticRetry(HostTransactions transactions) {
        this(transactions, LIMIT);
    }

    /** As {@link Retry#retryWrite}, for a use case that retries nothing else. */
    public <S, C> C retryWrite(Supplier<S> read, Function<S, C> change, Consumer<C> write) {
        return withinLimit(retry -> retry.retryWrite(read, change, write));
    }

    /** As {@link Retry#retryStore}, for a use case that retries nothing else. */
    public <S, C, R> R retryStore(Supplier<S> read, Function<S, C> change, Function<C, R> write) {
        return withinLimit(retry -> retry.retryStore(read, change, write));
    }

    /** Returns what {@code work} returns; all that it retries ends at one limit. */
    public <T> T withinLimit(Function<Retry, T> work) {
        try (Retry retry = new Retry(this)) {
            return work.apply(retry);
        }
    }

    /** The retries of one use case. Not for use from several threads. */
    public static final class Retry implements AutoCloseable {

        private final OptimisticRetry policy;
        private Optional<CompletableFuture<Boolean>> passed = Optional.empty();
        private long maxPause = FIRST_PAUSE.toNanos();

        private Retry(OptimisticRetry policy) {
            this.policy = policy;
        }

        public boolean isInHostTransaction() {
            return policy.transactions().isActive();
        }

        /** Returns the change that was written; each attempt makes it on the state that it reads. */
        public <S, C> C retryWrite(Supplier<S> read, Function<S, C> change, Consumer<C> write) {
            return retryStore(read, change, made -> {
                write.accept(made);
                return made;
            });
        }

        /** Returns the result of the write that took place; each attempt makes the change on the state that it reads. */
        <S, C, R> R retryStore(Supplier<S> read, Function<S, C> change, Function<C, R> write) {
            Optional<S> refused = Optional.empty();
            while (true) {
                S found = read.get();
                C made = change.apply(found);
                try {
                    return write.apply(made);
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
         * Waits for a random time, longer on average with each call.
         *
         * @throws ConcurrentTransactionException with this cause if the limit has passed since the first call
         */
        public void pause(LeadException refusal) {
            if (passed.isEmpty()) {
                passed = Optional.of(new CompletableFuture<Boolean>()
                        .completeOnTimeout(true, policy.limit().toNanos(), TimeUnit.NANOSECONDS));
            }
            if (passed.get().isDone()) {
                throw new ConcurrentTransactionException(refusal);
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(maxPause));
            maxPause = Math.min(MAX_PAUSE.toNanos(), 2 * maxPause);
        }

        /** Cancels the timer. */
        @Override
        public void close() {
            passed.ifPresent(timer -> timer.cancel(false));
        }
    }
}
