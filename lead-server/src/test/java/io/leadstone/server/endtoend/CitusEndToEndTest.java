package io.leadstone.server.endtoend;

import io.leadstone.adapter.mybatis.database.CitusTables;
import io.leadstone.adapter.mybatis.database.ExternalServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The server on a Citus cluster. The first start creates the tables. Then they are spread, and the server starts. */
class CitusEndToEndTest
        implements LeadRoutes,
                ConversationRoutes,
                FiguresRoutes,
                WebhookRoutes,
                DuplicateEmails,
                ConcurrentPatches,
                CompanyIsolation,
                Rejections {

    private static final String PREFIX = "leadstone_";

    private static RunningLeadstone leadstone;

    @BeforeAll
    static void start() throws SQLException {
        TestDatabase database = ExternalServer.CITUS.database();
        RunningLeadstone.over(Stores.of(database)).close();
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.user(), database.password())) {
            CitusTables.distribute(connection, PREFIX);
        }
        leadstone = RunningLeadstone.over(Stores.of(database));
    }

    /** Leaves the database empty for other tests. Without a cluster there is no server. */
    @AfterAll
    static void stop() throws SQLException {
        if (leadstone != null) {
            try (Connection connection = leadstone.databaseConnection()) {
                leadstone.close();
                CitusTables.drop(connection, PREFIX);
            }
        }
    }

    @Override
    public Clients clients() {
        return leadstone.clients();
    }
}
