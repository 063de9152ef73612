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
                Refusals {

    private static MongoPlace mongo;
    private static RunningLeadstone leadstone;

    @BeforeAll
    static void start() {
        mongo = MongoPlace.open();
        leadstone = RunningLeadstone.over(mongo.fresh());
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
