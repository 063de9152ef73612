package io.leadstone.server.cli;

import io.leadstone.application.port.in.privacy.Privacy;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import picocli.CommandLine.ExitCode;

/** {@code leadstone purge}: removes the leads of all companies whose retention period is over, or counts them. */
record PurgeCommand(ConfigOption config, PrintStream out) {

    int purge(boolean dryRun) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            Privacy privacy =
                    LeadServer.managementWithoutRenewal(settings, store).privacy();
            RetentionRules rules = settings.retention();
            if (dryRun) {
                PurgeReport due = privacy.preview(rules);
                out.println("would purge " + counts(due.deleted(), due.inactive(), due.held()));
            } else {
                LeadServer.requireSuppressionKeys(privacy);
                purgeAll(privacy, rules);
            }
            return ExitCode.OK;
        }
    }

    private void purgeAll(Privacy privacy, RetentionRules rules) {
        long deleted = 0;
        long inactive = 0;
        long held = 0;
        boolean hasMore = true;
        while (hasMore) {
            PurgeReport report;
            try {
                report = privacy.purge(rules);
            } catch (RuntimeException failure) {
                // The failed call may have purged some more.
                out.println("purged at least " + counts(deleted, inactive, held));
                throw failure;
            }
            deleted += report.deleted();
            inactive += report.inactive();
            held += report.held();
            hasMore = report.hasMore();
        }
        out.println("purged " + counts(deleted, inactive, held));
    }

    private static String counts(long deleted, long inactive, long held) {
        return deleted + " deleted and " + inactive + " inactive leads, and " + held + " held registrations";
    }
}
