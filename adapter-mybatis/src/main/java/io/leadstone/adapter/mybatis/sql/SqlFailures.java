package io.leadstone.adapter.mybatis.sql;

import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.ReadOnlyTransactionException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;

/** Classifies failures by exception class, SQLState and vendor code, never by message. */
public final class SqlFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String MYSQL_INTEGRITY = "23000";
    private static final int MYSQL_DUPLICATE_ENTRY = 1062;

    /** The first two characters of each SQLState that means "connection exception", on every database. */
    private static final String CONNECTION_CLASS = "08";

    /**
     * Lost connection. On PostgreSQL in order: shut down, crashed, starting, database dropped, idle too long, idle too
     * long in a transaction, too many connections. On H2 in order: connection broken, database closed, shutting down.
     */
    private static final Set<String> CONNECTION_STATES =
            Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "53300", "90067", "90098", "90121");

    /**
     * Lost connection on MySQL and MariaDB, in order: too many connections, shutting down, connection killed, server
     * gone, connection lost. No other database uses these numbers.
     */
    private static final Set<Integer> CONNECTION_MYSQL_CODES = Set.of(1040, 1053, 1927, 2006, 2013);

    /**
     * Rolled back because of another transaction. In order: a serialization failure on any database, or a deadlock on
     * H2, MySQL or MariaDB; a deadlock on PostgreSQL; a conflict of two writers on H2.
     */
    private static final Set<String> ROLLED_BACK_STATES = Set.of("40001", "40P01", "90131");

    /** In order: a deadlock on MySQL or MariaDB; a row that changed after a snapshot of MariaDB began. */
    private static final Set<Integer> ROLLED_BACK_MYSQL_CODES = Set.of(1213, 1020);

    /**
     * Timeout: statement cancelled on PostgreSQL and H2, lock timeout of PostgreSQL, transaction timeout of PostgreSQL,
     * lock timeout of H2, statement killed on MySQL and MariaDB. A query timeout cancels or kills the statement.
     */
    private static final Set<String> TIMEOUT_STATES = Set.of("57014", "55P03", "25P04", "HYT00", "70100");

    /**
     * MySQL and MariaDB: lock wait timeout, statement killed, MariaDB's statement timeout, MySQL's statement timeout,
     * lock not available at once.
     */
    private static final Set<Integer> TIMEOUT_MYSQL_CODES = Set.of(1205, 1317, 1969, 3024, 3572);

    /** PostgreSQL: disk full, out of memory. An operator must free space. */
    private static final Set<String> RESOURCE_STATES = Set.of("53100", "53200");

    /** MySQL and MariaDB: disk full, table full because the disk is full, out of memory. */
    private static final Set<Integer> RESOURCE_MYSQL_CODES = Set.of(1021, 1114, 1037);

    /** Read-only transaction on PostgreSQL, MySQL and MariaDB; read-only database of H2. */
    private static final Set<String> READ_ONLY_STATES = Set.of("25006", "90097");

    /** MySQL and MariaDB: read-only transaction; server with the option read-only; server in read-only mode. */
    private static final Set<Integer> READ_ONLY_MYSQL_CODES = Set.of(1792, 1290, 1836);

    private SqlFailures() {}

    /** Returns the first exception of the driver in the causes of {@code failure}. */
    static Optional<SQLException> inside(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the exception that a port throws for {@code failure}.
     *
     * @param inHostTransaction true if the host must roll back; a transaction of the store has been rolled back already
     */
    public static RuntimeException translated(PersistenceException failure, boolean inHostTransaction) {
        return inside(failure)
                .map(cause -> translated(cause, inHostTransaction))
                .orElse(failure);
    }

    private static RuntimeException translated(SQLException cause, boolean inHostTransaction) {
        if (isTimeout(cause) || isConnectionLost(cause) || isOutOfResources(cause)) {
            return new StoreUnavailableException(cause);
        }
        if (isRolledBack(cause)) {
            return new ConcurrentTransactionException(cause);
        }
        if (isReadOnly(cause)) {
            // In a transaction of the store, the whole database is read-only, for example a standby.
            return inHostTransaction ? new ReadOnlyTransactionException(cause) : new StoreUnavailableException(cause);
        }
        return new MyBatisStoreException(cause);
    }

    /** Returns true if a unique key rejected the row. */
    public static boolean isDuplicateKey(PersistenceException failure) {
        return inside(failure)
                .filter(cause -> UNIQUE_VIOLATION.equals(cause.getSQLState())
                        || (MYSQL_INTEGRITY.equals(cause.getSQLState())
                                && cause.getErrorCode() == MYSQL_DUPLICATE_ENTRY))
                .isPresent();
    }

    /**
     * Returns true if the database rolled back the transaction because of another one: a deadlock or a serialization
     * failure.
     */
    static boolean isRolledBack(PersistenceException failure) {
        return inside(failure)
                .filter(cause -> !isTimeout(cause) && isRolledBack(cause))
                .isPresent();
    }

    /**
     * Returns true if the connection was lost or ended by the server. Returns false if a timeout of the client ended
     * it.
     */
    static boolean isConnectionLost(PersistenceException failure) {
        return inside(failure)
                .filter(cause -> !isTimeout(cause) && isConnectionLost(cause))
                .isPresent();
    }

    private static boolean isConnectionLost(SQLException cause) {
        String state = stateOf(cause);
        return state.startsWith(CONNECTION_CLASS)
                || CONNECTION_STATES.contains(state)
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || CONNECTION_MYSQL_CODES.contains(cause.getErrorCode());
    }

    private static boolean isRolledBack(SQLException cause) {
        return ROLLED_BACK_STATES.contains(stateOf(cause))
                || cause instanceof SQLTransactionRollbackException
                || ROLLED_BACK_MYSQL_CODES.contains(cause.getErrorCode());
    }

    /**
     * Returns true for a timeout of a lock, a statement or a socket. Drivers report some of them as a lost connection
     * or a rollback.
     */
    private static boolean isTimeout(SQLException cause) {
        return cause instanceof SQLTimeoutException
                || TIMEOUT_STATES.contains(stateOf(cause))
                || TIMEOUT_MYSQL_CODES.contains(cause.getErrorCode())
                || isSocketTimeout(cause);
    }

    private static boolean isOutOfResources(SQLException cause) {
        return RESOURCE_STATES.contains(stateOf(cause))
                || RESOURCE_MYSQL_CODES.contains(cause.getErrorCode())
                || isCausedBy(IOException.class, cause);
    }

    private static boolean isSocketTimeout(SQLException failure) {
        return isCausedBy(SocketTimeoutException.class, failure);
    }

    /**
     * Returns true if the causes contain this type. H2 runs in this process: it reports a full disk as a general error
     * with an {@link IOException} as its cause.
     */
    private static boolean isCausedBy(Class<? extends IOException> type, SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReadOnly(SQLException cause) {
        return READ_ONLY_STATES.contains(stateOf(cause)) || READ_ONLY_MYSQL_CODES.contains(cause.getErrorCode());
    }

    private static String stateOf(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }
}
