package io.leadstone.server.cli;

import io.leadstone.application.email.EmailKeyReport;
import io.leadstone.application.email.EmailKeyReport.Collision;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import picocli.CommandLine.ExitCode;

/** {@code leadstone renew-email-keys}: renews the email keys of all leads and prints the collisions. */
record EmailKeysCommand(ConfigOption config, PrintStream out) {

    int renew() {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            EmailKeyReport report = LeadServer.operations(settings, store).renewEmailKeys();
            report.collisions().forEach(this::print);
            report.refused()
                    .forEach(lead -> out.println("lead " + lead + ": its email is not allowed by the present rule, so"
                            + " it keeps its older key"));
            out.println("renewed " + report.renewed() + " email keys and confirmed " + report.confirmed() + "; "
                    + report.collisions().size() + " collisions remain");
            return ExitCode.OK;
        }
    }

    private void print(Collision collision) {
        out.println("company " + collision.companyId() + ": the older lead " + collision.older()
                + " and the newer lead " + collision.newer() + " have one email; the key belongs to "
                + collision.owner());
    }
}
