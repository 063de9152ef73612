package io.leadstone.adapter.mybatis;

import io.leadstone.domain.StoreUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;

/** Tells the failures of the databases apart, by SQLState and vendor code, never by message. */
final class SqlFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String MYSQL_INTEGRITY = "23000";
    private static final int MYSQL_DUPLICATE_ENTRY = 1062;

    /**
     * Class 08 is "connection exception" everywhere. PostgreSQL going down, starting, or out of connections; H2 with its connection
     * broken, closed, or going down.
     */
    private static final Set<String> UNAVAILABLE_STATES =
            Set.of("57P01", "57P02", "57P03", "57P05", "53300", "90067", "90098", "90121");

    /** MySQL and MariaDB, no other uses these numbers: too many connections, going down, connection killed, gone, lost. */
    private static final Set<Integer> UNAVAILABLE_MYSQL_CODES = Set.of(1040, 1053, 1927, 2006, 2013);

    /** Class 40 is "transaction rolled back" everywhere. Lock timeouts of PostgreSQL and H2, and H2's conflict of two writers. */
    private static final Set<String> TRANSIENT_STATES = Set.of("55P03", "HYT00", "90131");

    /** MySQL and MariaDB: lock wait timeout, deadlock. */
    private static final Set<Integer> TRANSIENT_MYSQL_CODES = Set.of(1205, 1213);

    private SqlFailures() {}

    /** The driver's failure inside {@code failure}, empty where there is none. */
    static Optional<SQLException> inside(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException found) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    /** What the caller of a port gets to see. */
    static RuntimeException translated(PersistenceException failure) {
        return inside(failure)
                .<RuntimeException>map(cause ->
                        isUnavailable(cause) ? new StoreUnavailableException(cause) : new MyBatisStoreException(cause))
                .orElse(failure);
    }

    /** Whether a unique key refused the row. */
    static boolean isDuplicateKey(PersistenceException failure) {
        return inside(failure)
                .filter(cause -> UNIQUE_VIOLATION.equals(cause.getSQLState())
                        || (MYSQL_INTEGRITY.equals(cause.getSQLState())
                                && cause.getErrorCode() == MYSQL_DUPLICATE_ENTRY))
                .isPresent();
    }

    /** Whether the same transaction, begun anew, may well succeed. */
    static boolean isTransient(PersistenceException failure) {
        return inside(failure)
                .filter(cause -> isUnavailable(cause) || isRolledBack(cause))
                .isPresent();
    }

    private static boolean isUnavailable(SQLException cause) {
        String state = stateOf(cause);
        return state.startsWith("08")
                || UNAVAILABLE_STATES.contains(state)
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException
                || UNAVAILABLE_MYSQL_CODES.contains(cause.getErrorCode());
    }

    private static boolean isRolledBack(SQLException cause) {
        String state = stateOf(cause);
        return state.startsWith("40")
                || TRANSIENT_STATES.contains(state)
                || TRANSIENT_MYSQL_CODES.contains(cause.getErrorCode());
    }

    private static String stateOf(SQLException cause) {
        return cause.getSQLState() == null ? "" : cause.getSQLState();
    }
}
