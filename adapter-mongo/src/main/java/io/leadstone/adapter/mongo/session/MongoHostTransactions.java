package io.leadstone.adapter.mongo.session;

import com.mongodb.client.ClientSession;
import io.leadstone.application.port.out.HostTransactions;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Transactions of the host, found by its sessions. */
public record MongoHostTransactions(Supplier<Optional<ClientSession>> sessions, Executor afterCommit)
        implements HostTransactions {

    /** Returns an instance without sessions. */
    public static MongoHostTransactions none() {
        return new MongoHostTransactions(Optional::empty, Runnable::run);
    }

    /**
     * Returns the transactions of one session. Nobody reports their commit, so event listeners cannot be used with
     * them.
     */
    public static MongoHostTransactions of(ClientSession session) {
        return new MongoHostTransactions(() -> Optional.of(session), task -> {
            throw new IllegalStateException(
                    "event listeners run after the commit, but a store in a session is not notified of it:"
                            + " build the store with hostSessions(sessions, afterCommit)");
        });
    }

    /** Returns the session if a transaction is active in it. A session without one is not used. */
    public Optional<ClientSession> active() {
        return sessions.get().filter(ClientSession::hasActiveTransaction);
    }

    @Override
    public boolean isActive() {
        return active().isPresent();
    }

    @Override
    public void afterCommit(Runnable task) {
        afterCommit.execute(task);
    }
}
