package io.leadstone.server.cli;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine.ExitCode;

/** {@code leadstone erase}: erases the personal data of a lead directly in the store. */
record EraseCommand(ConfigOption config, PrintStream out) {

    /** The actor of the event {@code lead.erased}. */
    private static final String ACTOR = "command line";

    int erase(CompanyId company, LeadId lead, boolean suppress) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            LeadManagement management = LeadServer.management(settings, store);
            Caller caller = Caller.member(company, ACTOR, Scope.ADMIN);
            LeadSnapshot erased = suppress
                    ? management.privacy().eraseAndSuppress(caller, lead, Optional.empty())
                    : management.leads().erase(caller, lead, Optional.empty());
            out.println("erased lead " + lead + " at " + erased.erasedAt().orElseThrow());
            return ExitCode.OK;
        }
    }
}
