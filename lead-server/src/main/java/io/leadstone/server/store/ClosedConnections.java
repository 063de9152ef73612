package io.leadstone.server.store;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/**
 * Removes connections to a closed H2 database from the pool. H2 closes a database if a write to its file fails, as on
 * a full disk. The old connections still report that they are valid, so the pool would keep them. A new connection
 * opens the file again.
 */
final class ClosedConnections implements SQLExceptionOverride {

    /** SQL states of H2: connection broken, database closed, database shutting down. No other database uses them. */
    private static final Set<String> CLOSED_STATES = Set.of("90067", "90098", "90121");

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return isClosed(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    private static boolean isClosed(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || (cause instanceof SQLException sql
                            && CLOSED_STATES.contains(String.valueOf(sql.getSQLState())))) {
                return true;
            }
        }
        return false;
    }
}
