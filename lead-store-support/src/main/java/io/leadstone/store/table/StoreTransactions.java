package io.leadstone.store.table;

import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.store.backend.KeyValueBackend;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs transactions of a backend and converts its failures to {@link StoreUnavailableException}. Exceptions of the
 * work, such as a conflict or the veto of a listener, are not changed.
 *
 * @param listeners the listeners that are called before a commit
 * @param attempts the idempotent writes of the threads
 */
public record StoreTransactions(
        KeyValueBackend backend, Clock clock, List<TransactionListener> listeners, AttemptScope attempts) {

    public StoreTransactions {
        listeners = List.copyOf(listeners);
    }

    /** Returns the same transactions with one more listener. */
    public StoreTransactions with(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new StoreTransactions(backend, clock, all, attempts);
    }

    /** Calls each listener. An exception of a listener rolls the transaction back. */
    public void callListeners(Consumer<TransactionListener> change) {
        listeners.forEach(change);
    }

    /** Returns the time of the store in whole milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Runs {@code work} in a read transaction and returns its result. */
    public <T> T read(Function<StoreTransaction, T> work) {
        Attempt attempt = new Attempt();
        try {
            return backend.read(reader -> attempt.run(StoreTransaction.reading(reader), work));
        } catch (Exception failure) {
            throw attempt.converted(failure);
        }
    }

    /**
     * Runs {@code work} in a write transaction and returns its result after the commit. The work may run several
     * times, so it must have no other effects.
     */
    public <T> T write(Function<StoreTransaction, T> work) {
        Attempt attempt = new Attempt();
        try {
            return backend.write(writer -> attempt.run(StoreTransaction.writing(writer), work));
        } catch (Exception failure) {
            throw attempt.converted(failure);
        }
    }

    /**
     * Does the same as {@link #write(Function)} for a write that may belong to an idempotent attempt. The transaction
     * then also notes in the key of the attempt that {@code record} was written.
     */
    public <T> T write(Function<StoreTransaction, T> work, Function<T, WrittenRecord> record) {
        Optional<WriteAttempt> attempt = attempts.pending();
        if (attempt.isEmpty()) {
            return write(work);
        }
        T result = write(transaction -> {
            IdempotencyTable.requireCurrent(transaction, attempt.get());
            T written = work.apply(transaction);
            IdempotencyTable.note(transaction, attempt.get(), record.apply(written));
            return written;
        });
        attempts.written();
        return result;
    }

    /** Remembers an exception that the work has thrown itself, to distinguish it from an exception of the backend. */
    private static final class Attempt {

        private Optional<Exception> failureOfWork = Optional.empty();

        <T> T run(StoreTransaction transaction, Function<StoreTransaction, T> work) {
            try {
                return work.apply(transaction);
            } catch (RuntimeException failure) {
                failureOfWork =
                        Optional.<Exception>of(failure).filter(thrown -> !transaction.isFailureOfBackend(thrown));
                throw failure;
            }
        }

        RuntimeException converted(Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof RuntimeException unchecked
                    && (unchecked instanceof StoreUnavailableException
                            || failureOfWork
                                    .filter(thrown -> thrown == unchecked)
                                    .isPresent())) {
                return unchecked;
            }
            return new StoreUnavailableException(failure);
        }
    }
}
