package io.leadstone.application.idempotency;

import java.util.Optional;
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
    private final ThreadLocal<@Nullable WriteAttempt> current = new ThreadLocal<>();

    /**
     * Runs {@code work}. The first write of this thread in it belongs to {@code attempt}.
     *
     * @throws IllegalStateException if another attempt waits for its write on this thread
     */
    public <T> T during(WriteAttempt attempt, Supplier<T> work) {
        if (current.get() != null) {
            throw new IllegalStateException("an idempotent write is already running on this thread");
        }
        current.set(attempt);
        try {
            return work.get();
        } finally {
            current.remove();
        }
    }

    /** Returns the attempt that the next write belongs to. */
    public Optional<WriteAttempt> pending() {
        return Optional.ofNullable(current.get());
    }

    /** Ends the attempt after its write. Later writes of the thread do not belong to it. */
    public void written() {
        current.remove();
    }
}
