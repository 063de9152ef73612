package io.leadstone.server.readme;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.event.EventPage;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.query.Cursor;
import io.leadstone.domain.lead.LeadEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Copies the events of a company to the host's table {@code outbox}, each of them once and in order for each lead. */
final class OutboxRelay {

    private final DataSource dataSource;
    private final LeadManagement management;
    private final Caller caller;

    OutboxRelay(DataSource dataSource, LeadManagement management, Caller caller) {
        this.dataSource = dataSource;
        this.management = management;
        this.caller = caller;
    }

    /** Copies all new events. A scheduler calls it every few seconds, on one node or on several. */
    void run() throws SQLException {
        boolean hasMore = true;
        while (hasMore) {
            String cursor = cursor();
            EventQuery query = cursor.isEmpty() ? EventQuery.FIRST : EventQuery.FIRST.after(Cursor.parse(cursor));
            // The feed is read before the transaction of the host begins.
            EventPage page = management.events().read(caller, query);
            hasMore = copy(page, cursor) && page.hasMore();
        }
    }

    /** Copies a page and moves the cursor in one transaction. Returns false if another node was faster. */
    private boolean copy(EventPage page, String cursor) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean isNext = moveCursor(connection, cursor, page.next().text());
                if (isNext) {
                    insert(connection, page);
                }
                connection.commit();
                return isNext;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static boolean moveCursor(Connection connection, String from, String to) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE relay SET feed_cursor = ? WHERE feed_cursor = ?")) {
            update.setString(1, to);
            update.setString(2, from);
            return update.executeUpdate() == 1;
        }
    }

    private static void insert(Connection connection, EventPage page) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO outbox (event_id, lead_id, number, type, occurred_at) VALUES (?, ?, ?, ?, ?)")) {
            for (LeadEvent event : page.events()) {
                insert.setObject(1, event.id());
                insert.setObject(2, event.leadId().value());
                insert.setLong(3, event.number());
                insert.setString(4, event.type().code());
                insert.setObject(5, event.at().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String cursor() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT feed_cursor FROM relay")) {
            row.next();
            return row.getString(1);
        }
    }
}
