package io.leadstone.adapter.mongo.session;

import com.mongodb.client.ClientSession;
import io.leadstone.application.port.out.HostTransactions;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** {@link HostTransactions} of the host's sessions. */
public record MongoHostTransactions(Supplier<Optional<ClientSession>> sessions, Executor afterCommit)
        implements HostTransactions {

    /** Without sessions of the host. */
    public static MongoHostTransactions none() {
        return new MongoHostTransactions(Optional::empty, Runnable::run);
    }

    /** The transactions of one session, whose commit is not announced. */
    public static MongoHostTransactions of(ClientSession session) {
        return new MongoHostTransactions(() -> Optional.of(session), task -> {
            throw new IllegalStateException(
                    "a store in a session does not know when that commits, so that listeners to events"
                            + " cannot wait for it: build the store with hostSessions(sessions, afterCommit)");
        });
    }

    /** The session if a transaction is active in it; a session without one is not used. */
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
