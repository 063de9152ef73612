package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * One connection for one call, and the transaction on it: the store's own, begun and ended here, or the host's, which is left alone.
 * It is the host's if and only if the host says that one is active. The connection's auto-commit setting decides nothing.
 */
final class SqlTransaction implements AutoCloseable {

    /**
     * Isolation of the store's own transactions on MariaDB and MySQL. It applies to the next transaction alone, so that it leaves the
     * session's setting as the host made it.
     */
    private static final String NEXT_READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final int UNCHANGED = -1;

    private final DataSource dataSource;
    private final Connection connection;
    private final DatabaseKind database;
    private boolean hosts;
    private boolean restoreAutoCommit;
    private int restoreQueryTimeout = UNCHANGED;
    private boolean broken;
    private boolean commitSent;

    private SqlTransaction(DataSource dataSource, Connection connection, DatabaseKind database) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.database = database;
    }

    /** @throws StoreUnavailableException if the data source gives no connection, for whatever reason */
    static SqlTransaction on(DataSource dataSource, DatabaseKind database) {
        try {
            return new SqlTransaction(dataSource, dataSource.getConnection(), database);
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Begins a transaction unless the host's is active. A read of one query needs none on a connection in auto-commit; on another one
     * the driver begins it.
     *
     * @throws IllegalStateException if a transaction of the host is active and the connection does not belong to it
     */
    void begin(SqlHostTransactions host, boolean transact) {
        hosts = host.isActive();
        try {
            if (hosts) {
                requireOwned(host);
            } else if (transact) {
                begin();
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * Limits each statement of this call on a database that knows a limit for the connection only. The connection gets its own limit
     * back at the end.
     */
    void limitStatements(int seconds) {
        if (!database.limitsConnections()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            int before = statement.getQueryTimeout();
            if (before != seconds) {
                statement.setQueryTimeout(seconds);
                restoreQueryTimeout = before;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Returns true if this is the host's transaction, so that nothing may be ended or retried here. */
    boolean isHosts() {
        return hosts;
    }

    void commit() {
        try {
            if (!hosts && !connection.getAutoCommit()) {
                commitSent = true;
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Returns true if the same work may succeed on another attempt, and nothing of this one is stored for certain. */
    boolean mayRunAgain(PersistenceException failure) {
        if (hosts) {
            return false;
        }
        return SqlFailures.isRolledBack(failure) || (!commitSent && SqlFailures.isConnectionLost(failure));
    }

    /** Takes everything back, unless that is up to the host; a failure of the rollback is added to {@code reason}. */
    void rollback(Throwable reason) {
        try {
            if (!hosts && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException failure) {
            broken = true;
            reason.addSuppressed(failure);
        }
    }

    /** Returns the connection with the settings that it came with. */
    @Override
    public void close() {
        try (connection) {
            if (broken) {
                // To set auto-commit would commit what could not be taken back.
                connection.abort(Runnable::run);
                return;
            }
            if (restoreQueryTimeout != UNCHANGED) {
                restoreQueryTimeout();
            }
            if (restoreAutoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException tooLate) {
            // The call has succeeded or failed by now. A connection that cannot be returned is broken; its pool
            // notices.
        }
    }

    private void requireOwned(SqlHostTransactions host) throws SQLException {
        if (!host.owns(connection)) {
            throw new IllegalStateException(
                    "a transaction of the host is active, but the connection of the data source '"
                            + dataSource
                            + "' does not belong to it, so that it would neither commit nor roll back the leads;"
                            + " build the store on the data source of the transaction manager, with Spring wrapped in a"
                            + " TransactionAwareDataSourceProxy");
        }
    }

    private void begin() throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
            restoreAutoCommit = true;
        }
        if (database.needsReadCommitted()
                && connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(NEXT_READ_COMMITTED);
            }
        }
    }

    private void restoreQueryTimeout() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(restoreQueryTimeout);
        }
    }
}
