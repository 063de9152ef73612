package io.leadstone.server.cli;

import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.adapter.rest.privacy.PersonResponse;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import picocli.CommandLine.ExitCode;

/** {@code leadstone person}: prints everything that is stored about a person as one JSON document. */
record PersonCommand(ConfigOption config, PrintStream out) {

    private static final String PRINCIPAL = "command line";

    int export(CompanyId company, PersonQuery query) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            Caller caller = Caller.member(company, PRINCIPAL, Scope.ADMIN);
            out.println(WireJson.text(PersonResponse.of(
                    LeadServer.management(settings, store).privacy().exportPerson(caller, query))));
            return ExitCode.OK;
        }
    }
}
