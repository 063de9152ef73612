package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lock that a store on H2 holds during each of its write transactions. It has no effect on other databases.
 *
 * <p>H2 2.5.252 saves its tables one after the other when a transaction commits, while other transactions write. If the
 * process is killed at that moment, the file can contain one half of another transaction that was about to commit: a
 * lead without its event, for example. With one writer at a time this cannot happen. Readers and transactions of the
 * host do not wait for the lock.
 *
 * <p>The same thread may acquire it again, because a listener may call the store.
 */
public final class WriteLock {

    /** Longest wait for the lock, in seconds. It equals the default limit of a statement, which waits for rows. */
    static final long WAIT_SECONDS = 15;

    private final Optional<ReentrantLock> lock;

    private WriteLock(Optional<ReentrantLock> lock) {
        this.lock = lock;
    }

    /** Returns the lock of a store on this database. */
    public static WriteLock of(DatabaseKind database) {
        return new WriteLock(database == DatabaseKind.H2 ? Optional.of(new ReentrantLock(true)) : Optional.empty());
    }

    /**
     * Waits for the lock, up to {@value #WAIT_SECONDS} s.
     *
     * @throws StoreUnavailableException if the lock is not free by then, or if the thread is interrupted
     */
    Hold acquire() {
        if (lock.isEmpty()) {
            return Hold.NONE;
        }
        ReentrantLock writers = lock.get();
        try {
            if (!writers.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailableException(new TimeoutException(
                        "other write transactions held the write lock of H2 for " + WAIT_SECONDS + " s"));
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(interruption);
        }
        return writers::unlock;
    }

    /** The lock while it is held. */
    interface Hold extends AutoCloseable {

        /** Holds nothing. */
        Hold NONE = () -> {};

        /** Releases the lock. */
        @Override
        void close();
    }
}
