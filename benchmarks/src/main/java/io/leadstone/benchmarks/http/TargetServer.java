package io.leadstone.benchmarks.http;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.http.HttpServer;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.glassfish.jersey.server.ResourceConfig;

/**
 * The server program of {@link HttpTable}, in a separate process. It serves the routes over a {@link
 * DiscardingLeadRepository}, so that no store is measured. It also serves {@link ConstantResource}, as a host adds
 * its own routes. It ends when its standard input is closed.
 */
public final class TargetServer {

    private TargetServer() {}

    /** Prints one line: the address of the server, the id of an API key, and its secret. */
    public static void main(String[] arguments) throws Exception {
        LeadStore store = DiscardingLeadRepository.around(new InMemoryLeadStore());
        LeadManagement management = LeadManagement.builder().store(store).build();
        NewApiKey key = LeadOperations.of(store)
                .apiKeys()
                .create(new CreateApiKeyCommand(new CompanyId("acme"), "", Set.of(Scope.READ, Scope.WRITE)));
        byte[] secret = "this secret signs tokens that nobody uses".getBytes(StandardCharsets.UTF_8);
        Application routes = LeadstoneRest.of(
                        management, LeadTokens.of(secret), new ApiKeyAuthenticator(management.verifyApiKey()))
                .application();
        Application both = ResourceConfig.forApplication(routes).register(ConstantResource.class);
        try (HttpServer server = HttpServer.start("127.0.0.1", 0, both)) {
            System.out.println(
                    String.join(" ", server.uri().toString(), key.key().id(), key.secret()));
            while (System.in.read() >= 0) {
                // Wait until the parent process ends.
            }
        }
    }
}
