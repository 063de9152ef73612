package io.leadstone.server.endtoend;

import io.leadstone.adapter.mybatis.database.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgreSqlEndToEndTest
        implements LeadRoutes,
                ConversationRoutes,
                FiguresRoutes,
                WebhookRoutes,
                DuplicateEmails,
                ConcurrentPatches,
                CompanyIsolation,
                Rejections {

    private static RunningLeadstone leadstone;

    @BeforeAll
    static void start() {
        leadstone = RunningLeadstone.over(Stores.on(PostgresServer.shared()));
    }

    @AfterAll
    static void stop() {
        leadstone.close();
    }

    @Override
    public Clients clients() {
        return leadstone.clients();
    }
}
