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

    /** For one runtime that describes itself to anybody who asks; others do not know the name. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
