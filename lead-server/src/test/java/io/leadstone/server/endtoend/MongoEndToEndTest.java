package io.leadstone.server.endtoend;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class MongoEndToEndTest
        implements LeadRoutes,
                ConversationRoutes,
                FiguresRoutes,
                WebhookRoutes,
                DuplicateEmails,
                ConcurrentPatches,
                CompanyIsolation,
                Rejections {

    private static InProcessMongo mongo;
    private static RunningLeadstone leadstone;

    @BeforeAll
    static void start() {
        mongo = InProcessMongo.open();
        leadstone = RunningLeadstone.over(mongo.newDatabase());
    }

    @AfterAll
    static void stop() {
        leadstone.close();
        mongo.close();
    }

    @Override
    public Clients clients() {
        return leadstone.clients();
    }
}
