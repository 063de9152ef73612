package io.leadstone.application.idempotency;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The attempt that the next write of the present thread belongs to. A store has one scope. Its ports ask it before each
 * write, so that no port needs a parameter for the attempt. Without an attempt this costs one look at a thread-local
 * variable.
 */
public final class AttemptScope {

    /** It is not static, because a thread may use several stores, and only one of them has the reservation. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Pending> current = new ThreadLocal<>();

    /**
     * Runs {@code work}. The first write of this thread in it belongs to {@code attempt}.
     *
     * @throws IllegalStateException if another attempt waits for its write on this thread
     */
    public <T> T during(WriteAttempt attempt, Supplier<T> work) {
        if (pending().isPresent()) {
            throw new IllegalStateException("an idempotent write is already running on this thread");
        }
        current.set(new Pending(attempt, () -> false));
        try {
            return work.get();
        } finally {
            current.remove();
        }
    }

    /** Returns the attempt that the next write belongs to. */
    public Optional<WriteAttempt> pending() {
        return Optional.ofNullable(current.get())
                .filter(pending -> !pending.isWritten().getAsBoolean())
                .map(Pending::attempt);
    }

    /** Ends the attempt after its write. Later writes of the thread do not belong to it. */
    public void written() {
        current.remove();
    }

    /**
     * Ends the attempt after its write in a transaction of the host. If the host rolls the transaction back and repeats
     * it, the attempt has not ended.
     *
     * @param isWritten returns true if the present transaction sees the write; called before each later write
     */
    public void writtenInHostTransaction(BooleanSupplier isWritten) {
        Pending written = current.get();
        if (written != null) {
            current.set(new Pending(written.attempt(), isWritten));
        }
    }

    private record Pending(WriteAttempt attempt, BooleanSupplier isWritten) {}
}
