package io.leadstone.server.endtoend;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Simulates another program that opens all free connections of the database and leaves none for the server. */
final class ConnectionExhauster implements AutoCloseable {

    static final Sessions POSTGRESQL = new Sessions(
            "SELECT pg_backend_pid()",
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'",
            "SELECT pg_terminate_backend(%d)",
            "53300");

    static final Sessions MARIADB =
            new Sessions("SELECT CONNECTION_ID()", "SELECT id FROM information_schema.processlist", "KILL %d", "08004");

    private final RunningLeadstone leadstone;
    private final Sessions sessions;
    private final List<Connection> connections = new ArrayList<>();
    private final Set<Long> ids = new HashSet<>();

    ConnectionExhauster(RunningLeadstone leadstone, Sessions sessions) {
        this.leadstone = leadstone;
        this.sessions = sessions;
    }

    /** Opens connections until the database rejects one. Returns their number. */
    int takeFreeConnections() throws SQLException {
        for (int taken = 0; ; taken++) {
            try {
                Connection connection = leadstone.databaseConnection();
                connections.add(connection);
                ids.addAll(query(connection, sessions.own()));
            } catch (SQLException refused) {
                if (!sessions.refusal().equals(refused.getSQLState())) {
                    throw refused;
                }
                return taken;
            }
        }
    }

    /**
     * Ends the connections of the server and opens its own instead, until it has all connections of the database.
     */
    void takeAllConnections() throws Exception {
        takeFreeConnections();
        Awaiting.that(() -> {
            boolean wasAlone = others().isEmpty();
            int taken = takeFreeConnections();
            Set<Long> others = others();
            others.forEach(this::end);
            return wasAlone && taken == 0 && others.isEmpty();
        });
    }

    private Set<Long> others() throws SQLException {
        Set<Long> others = query(connections.get(0), sessions.all());
        others.removeAll(ids);
        return others;
    }

    private void end(long id) {
        try (Statement statement = connections.get(0).createStatement()) {
            statement.execute(String.format(sessions.end(), id));
        } catch (SQLException alreadyEnded) {
            // The connection has ended already or is not yet authenticated. The next round checks it.
        }
    }

    private static Set<Long> query(Connection connection, String query) throws SQLException {
        Set<Long> ids = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    /**
     * SQL for the connections of one database product.
     *
     * @param own selects the id of this connection
     * @param all selects the ids of all connections
     * @param end ends the connection with an id
     * @param refusal the SQL state of a connection that is rejected because there are too many
     */
    record Sessions(String own, String all, String end, String refusal) {}
}
