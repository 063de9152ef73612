package io.leadstone.server.endtoend;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class H2EndToEndTest
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
    static void start(@TempDir Path directory) {
        leadstone = RunningLeadstone.over(Stores.h2In(directory));
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
