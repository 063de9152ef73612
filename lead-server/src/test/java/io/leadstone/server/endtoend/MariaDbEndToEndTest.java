package io.leadstone.server.endtoend;

import io.leadstone.adapter.mybatis.database.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MariaDbEndToEndTest
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
        leadstone = RunningLeadstone.over(Stores.on(MariaDbServer.shared()));
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
