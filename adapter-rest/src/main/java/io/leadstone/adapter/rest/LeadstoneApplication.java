package io.leadstone.adapter.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Our parts as an application. */
final class LeadstoneApplication extends Application {

    private final Set<Object> parts;

    LeadstoneApplication(Set<Object> parts) {
        this.parts = Set.copyOf(parts);
    }

    /** The specification would rather have parts discovered; a library that is handed its store cannot be. */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return parts;
    }

    /**
     * Properties for Jersey; other runtimes ignore them. It must not describe its routes to everybody (WADL), and must leave a relative
     * {@code Location} as it is.
     */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.wadl.disableWadl",
                true,
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true);
    }
}
