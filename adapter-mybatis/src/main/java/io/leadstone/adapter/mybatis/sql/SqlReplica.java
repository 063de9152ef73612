package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * A read replica of the database. It is checked once. If it cannot be reached when the store is built, its first read
 * checks it.
 */
public final class SqlReplica {

    private final SqlSessions sessions;
    private final Check check;
    private volatile boolean isChecked;

    /** @param sessions on the data source of the replica */
    public SqlReplica(SqlSessions sessions, Check check) {
        this.sessions = sessions;
        this.check = check;
    }

    /** Tests if a connection leads to a replica of the right database. */
    public interface Check {

        /**
         * @throws IllegalArgumentException if the database can never be a replica of the store
         * @throws UnusableReplicaException if it does not have the tables of the store, or not yet
         */
        void run(Connection connection) throws SQLException;
    }

    /**
     * Checks the replica now.
     *
     * @throws IllegalArgumentException if the database can never be a replica of the store
     * @throws UnusableReplicaException if it does not have the tables of the store, or not yet, or if they cannot be
     *     read
     * @throws StoreUnavailableException if it cannot be reached
     */
    public void check() {
        try {
            sessions.read(call -> {
                run(check, call);
                return call;
            });
        } catch (MyBatisStoreException failure) {
            throw new UnusableReplicaException(
                    "the replica data source '" + sessions.dataSource() + "' cannot be read: " + failure.getMessage(),
                    failure);
        }
        isChecked = true;
    }

    private static void run(Check check, SqlCall call) {
        try {
            check.run(call.session().getConnection());
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    <T> T read(Function<SqlCall, T> work) {
        return onReplica(() -> sessions.read(work));
    }

    void stream(Consumer<SqlCall> work) {
        onReplica(() -> {
            sessions.stream(work);
            return work;
        });
    }

    /** A standby of PostgreSQL cancels a query whose rows the primary has removed, by a serialization failure. */
    private <T> T onReplica(Supplier<T> work) {
        requireChecked();
        try {
            return work.get();
        } catch (ConcurrentTransactionException cancelled) {
            throw new StoreUnavailableException(cancelled);
        }
    }

    private void requireChecked() {
        if (isChecked) {
            return;
        }
        try {
            check();
        } catch (IllegalArgumentException | UnusableReplicaException wrong) {
            throw new StoreUnavailableException(wrong);
        }
    }
}
