package io.leadstone.store.table;

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
 * Runs transactions of a backend, and turns failures of the backend into {@link StoreUnavailableException}. Exceptions of the work,
 * such as refusals and vetoes of listeners, stay as they are.
 *
 * @param listeners the listeners that are called before a change is committed
 */
public record StoreTransactions(KeyValueBackend backend, Clock clock, List<TransactionListener> listeners) {

    public StoreTransactions {
        listeners = List.copyOf(listeners);
    }

    /** The same transactions with one more listener. */
    public StoreTransactions with(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new StoreTransactions(backend, clock, all);
    }

    /** Calls each listener. An exception of a listener rolls the transaction back. */
    public void announce(Consumer<TransactionListener> change) {
        listeners.forEach(change);
    }

    /** Returns the time of the store in whole milliseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns the result of {@code work} in a read transaction. */
    public <T> T read(Function<StoreTransaction, T> work) {
        Attempt attempt = new Attempt();
        try {
            return backend.read(reader -> attempt.run(StoreTransaction.reading(reader), work));
        } catch (Exception failure) {
            throw attempt.thrown(failure);
        }
    }

    /** Returns the result of {@code work} after its commit. The work may run several times, so it has no other effects. */
    public <T> T write(Function<StoreTransaction, T> work) {
        Attempt attempt = new Attempt();
        try {
            return backend.write(writer -> attempt.run(StoreTransaction.writing(writer), work));
        } catch (Exception failure) {
            throw attempt.thrown(failure);
        }
    }

    /** Keeps the exception that is the work's own, and not one of the backend that passes through the work. */
    private static final class Attempt {

        private Optional<Exception> refusal = Optional.empty();

        <T> T run(StoreTransaction transaction, Function<StoreTransaction, T> work) {
            try {
                return work.apply(transaction);
            } catch (RuntimeException failure) {
                refusal = Optional.<Exception>of(failure).filter(own -> !transaction.isFailureOfBackend(own));
                throw failure;
            }
        }

        RuntimeException thrown(Exception failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (failure instanceof RuntimeException own
                    && (own instanceof StoreUnavailableException
                            || refusal.filter(kept -> kept == own).isPresent())) {
                return own;
            }
            return new StoreUnavailableException(failure);
        }
    }
}
