package io.leadstone.adapter.rest.cors;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.Set;

/** Registers a {@link CorsRefusalFilter} that runs after the {@link CorsFilter} of a route. */
public final class CorsRefusalFeature implements Feature {

    private final CorsRefusals refusals;

    /** Creates the feature. Pages of {@code trusted} origins may read the refusals of all paths. */
    public CorsRefusalFeature(Set<String> trusted) {
        this.refusals = new CorsRefusals(trusted);
    }

    @Override
    public boolean configure(FeatureContext context) {
        // Filters of responses run by descending priority.
        context.register(new CorsRefusalFilter(refusals), Priorities.AUTHENTICATION);
        return true;
    }
}
