package com.example.deals;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.application.LeadManagement;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebInitParam;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/** The HTTP routes of Leadstone, on Jersey. Every other path belongs to the application and its quarkus-rest. */
@Singleton
@WebFilter(
        urlPatterns = "/v1/*",
        initParams = @WebInitParam(name = "jersey.config.servlet.filter.contextPath", value = "/"))
public class LeadstoneRoutes extends ServletContainer {

    private static final long serialVersionUID = 1;

    @Inject
    LeadstoneRoutes(Instance<LeadManagement> leads, @ConfigProperty(name = "deals.token-secret") String secret) {
        super(routes(LeadManagement.lazy(leads::get), secret)); // Quarkus creates filters before data sources.
    }

    private static ResourceConfig routes(LeadManagement leads, String secret) {
        return JerseyRoutes.of(LeadstoneRest.of(
                leads,
                LeadTokens.of(secret.getBytes(StandardCharsets.UTF_8)),
                new ApiKeyAuthenticator((id, key) -> leads.verifyApiKey().verify(id, key))));
    }
}
