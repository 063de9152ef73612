package io.leadstone.adapter.mybatis;

import io.leadstone.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * One connection for one call, and the transaction on it: ours, begun and ended here, or the host's, which is left alone. A
 * connection belongs to a host's transaction where the host has said that it has some and this one is not in auto-commit.
 */
final class SqlTransaction implements AutoCloseable {

    private final Connection connection;
    private final DatabaseKind database;
    private boolean hosts;
    private boolean restoreAutoCommit;
    private boolean broken;
    private int restoreIsolation = Connection.TRANSACTION_NONE;
    private boolean ending;

    private SqlTransaction(Connection connection, DatabaseKind database) {
        this.connection = connection;
        this.database = database;
    }

    /** @throws StoreUnavailableException where there is no connection to be had, for whatever reason */
    static SqlTransaction on(DataSource dataSource, DatabaseKind database) {
        try {
            return new SqlTransaction(dataSource.getConnection(), database);
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }

    Connection connection() {
        return connection;
    }

    /** Begins; a read of one answer needs no transaction where the connection is in auto-commit. */
    void begin(boolean hostTransactions, boolean transact) {
        try {
            boolean autoCommit = connection.getAutoCommit();
            hosts = hostTransactions && !autoCommit;
            if (hosts || !transact) {
                return;
            }
            if (database.needsReadCommitted()) {
                int isolation = connection.getTransactionIsolation();
                if (isolation != Connection.TRANSACTION_READ_COMMITTED) {
                    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                    restoreIsolation = isolation;
                }
            }
            if (autoCommit) {
                connection.setAutoCommit(false);
                restoreAutoCommit = true;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Whether this is the host's transaction, so that nothing may be ended or tried again here. */
    boolean isHosts() {
        return hosts;
    }

    void commit() {
        try {
            if (!hosts && !connection.getAutoCommit()) {
                ending = true;
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** Whether all that was done here is undone for certain: it is ours, and commit was not sent. */
    boolean isUndone() {
        return !hosts && !ending;
    }

    /** Takes all back, unless it is the host's to do so; a failure to is told beside {@code reason}. */
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

    /** Gives the connection back as it came. */
    @Override
    public void close() {
        try (connection) {
            if (broken) {
                // To set auto-commit would commit what could not be taken back.
                connection.abort(Runnable::run);
                return;
            }
            if (restoreAutoCommit) {
                connection.setAutoCommit(true);
            }
            if (restoreIsolation != Connection.TRANSACTION_NONE) {
                connection.setTransactionIsolation(restoreIsolation);
            }
        } catch (SQLException tooLate) {
            // The call has succeeded or failed by now. A connection that cannot be given back is broken; its pool finds
            // out.
        }
    }
}
