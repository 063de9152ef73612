package io.leadstone.server.cli;

import io.leadstone.domain.CompanyId;
import io.leadstone.server.LeadServer;
import io.leadstone.server.demo.DemoClock;
import io.leadstone.server.demo.DemoCompany;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/** {@code leadstone demo}: fills a company with demo data. */
record DemoCommand(ConfigOption config, PrintStream out, PrintStream err) {

    int load(Optional<CompanyId> chosen) {
        ServerSettings settings = config.settings();
        CompanyId company = chosen.orElse(settings.bootstrap().company());
        try (OpenStore store = OpenStore.open(settings.store().withoutReplica())) {
            DemoClock clock = new DemoClock(Instant.now());
            DemoCompany demo = new DemoCompany(
                    LeadServer.management(settings, store, clock),
                    clock,
                    company,
                    LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            if (!demo.isEmpty()) {
                err.println("company '" + company + "' already has leads; the demo needs a company without leads");
                return ExitCode.SOFTWARE;
            }
            DemoCompany.Loaded loaded = demo.load();
            out.println("Company '" + company + "' now has " + loaded.leads() + " leads with " + loaded.conversations()
                    + " conversations and " + loaded.deletedLeads() + " deleted leads. They cover " + DemoCompany.DAYS
                    + " days from " + demo.firstDay() + ".");
            out.println("Start the server and request their funnel:");
            out.println("  curl 'http://" + settings.host() + ":" + settings.port() + "/v1/analytic/leads?start_date="
                    + demo.firstDay() + "' -H 'X-API-Key: <id>' -H 'X-API-Secret: <secret>'");
            return ExitCode.OK;
        }
    }
}
