package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * The connection of one call and the transaction on it. It is the transaction of the host if and only if {@link
 * SqlHostTransactions} says that one is active, and then this class does not end it. Otherwise it is a transaction of
 * the store, which this class begins and ends. The auto-commit setting of the connection does not decide whose
 * transaction it is.
 */
final class SqlTransaction implements AutoCloseable {

    /**
     * Sets the isolation of a transaction of the store on MariaDB and MySQL. The statement applies to the next
     * transaction only, so that the setting of the session stays as the host made it.
     */
    private static final String NEXT_READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    private static final int UNCHANGED = -1;

    private final DataSource dataSource;
    private final Connection connection;
    private final DatabaseKind database;
    private boolean hostTransaction;
    private boolean restoreAutoCommit;
    private int restoreQueryTimeout = UNCHANGED;
    private boolean broken;
    private boolean commitSent;

    private SqlTransaction(DataSource dataSource, Connection connection, DatabaseKind database) {
        this.dataSource = dataSource;
        this.connection = connection;
        this.database = database;
    }

    /**
     * Takes a connection.
     *
     * @throws StoreUnavailableException if the data source returns none, for any reason
     */
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
     * Begins a transaction unless one of the host is active. A read of one query needs none on a connection in
     * auto-commit. On another connection the driver begins it.
     *
     * @throws IllegalStateException if a transaction of the host is active and the connection does not belong to it
     */
    void begin(SqlHostTransactions host, boolean transact) {
        hostTransaction = host.isActive();
        try {
            if (hostTransaction) {
                requireOwned(host);
            } else if (transact) {
                begin();
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * Limits each statement of this call. It is for a database whose limit applies to the connection. {@link #close}
     * restores the previous limit.
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

    /** Returns true if the database commits each statement on this connection, as long as no transaction begins. */
    boolean isAutoCommit() {
        try {
            return connection.getAutoCommit();
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Returns true if this is a transaction of the host, which may not be ended or retried here. */
    boolean isHostTransaction() {
        return hostTransaction;
    }

    void commit() {
        try {
            if (!hostTransaction && !connection.getAutoCommit()) {
                commitSent = true;
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Returns true if a further attempt may succeed and it is certain that this one has stored nothing. */
    boolean canRetry(PersistenceException failure) {
        if (hostTransaction) {
            return false;
        }
        return SqlFailures.isRolledBack(failure) || (!commitSent && SqlFailures.isConnectionLost(failure));
    }

    /** Rolls back a transaction of the store. If the rollback fails, its exception is added to {@code reason}. */
    void rollback(Throwable reason) {
        try {
            if (!hostTransaction && !connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException failure) {
            broken = true;
            reason.addSuppressed(failure);
        }
    }

    /** Returns the connection to its pool, with the settings that it had before. */
    @Override
    public void close() {
        try (connection) {
            if (broken) {
                // To set auto-commit would commit the changes that could not be rolled back.
                connection.abort(Runnable::run);
                return;
            }
            if (restoreQueryTimeout != UNCHANGED) {
                restoreQueryTimeout();
            }
            if (restoreAutoCommit) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException ignored) {
            // The call has succeeded or failed already. The pool notices the broken connection.
        }
    }

    private void requireOwned(SqlHostTransactions host) throws SQLException {
        if (!host.owns(connection)) {
            throw new IllegalStateException(
                    "a transaction of the host is active, but the connection of the data source '"
                            + dataSource
                            + "' does not belong to it, so that the host could not commit or roll back the leads;"
                            + " build the store on the data source of the transaction manager, with Spring wrapped in a"
                            + " TransactionAwareDataSourceProxy, and do not call it within a transaction without"
                            + " synchronization, such as that of Kafka or JMS");
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
