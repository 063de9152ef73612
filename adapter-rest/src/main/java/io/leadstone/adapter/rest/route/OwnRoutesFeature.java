package io.leadstone.adapter.rest.route;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Registers filters and interceptors for the routes of Leadstone only, in an application that has other routes too. */
public final class OwnRoutesFeature implements DynamicFeature {

    private final OwnRoutes routes;
    private final List<Object> filters;

    /** Creates the feature. It registers each of {@code filters} for each of {@code routes}. */
    public OwnRoutesFeature(OwnRoutes routes, List<Object> filters) {
        this.routes = routes;
        this.filters = List.copyOf(filters);
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (routes.contain(route.getResourceClass())) {
            filters.forEach(context::register);
        }
    }
}
