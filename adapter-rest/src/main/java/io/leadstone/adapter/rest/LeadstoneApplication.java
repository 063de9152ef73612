package io.leadstone.adapter.rest;

import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** The Jakarta REST application of Leadstone: a fixed set of resources and providers. */
final class LeadstoneApplication extends Application {

    private final Set<Object> singletons;

    LeadstoneApplication(Set<Object> singletons) {
        this.singletons = Set.copyOf(singletons);
    }

    /**
     * Returns objects, because the resources get the host's store in their constructors. The specification prefers
     * classes, which the runtime would create itself.
     */
    @Override
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return singletons;
    }

    /**
     * Returns properties for Jersey; other runtimes ignore them. They disable the public description of the routes
     * (WADL) and leave a relative {@code Location} unchanged.
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
