package io.leadstone.server.http;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;

/** Starts a server over an in-memory store whose exports come from the given source. */
final class ExportServer {

    private ExportServer() {}

    static HttpServer over(ExportSource exports, Authenticator authenticator) {
        StorePorts store = new StorePorts(new InMemoryLeadStore()).with(ExportSource.class, exports);
        LeadManagement management = LeadManagement.builder().store(store).build();
        return HttpServer.start(
                "127.0.0.1",
                0,
                LeadstoneRest.of(management, LeadTokens.of(new byte[32]), authenticator)
                        .application());
    }
}
