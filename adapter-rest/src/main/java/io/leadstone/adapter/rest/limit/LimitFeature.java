package io.leadstone.adapter.rest.limit;

import io.leadstone.adapter.rest.route.OwnRoutes;
import io.leadstone.adapter.rest.route.RouteNames;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Registers an {@link AddressLimitFilter} for each {@link VisitorRoute} of Leadstone. It also runs without limits. */
public final class LimitFeature implements DynamicFeature {

    private static final int BEFORE_AUTHENTICATION = Priorities.AUTHENTICATION - 100;

    private final OwnRoutes routes;
    private final RequestCounts counts;

    public LimitFeature(OwnRoutes routes, RequestCounts counts) {
        this.routes = routes;
        this.counts = counts;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (routes.contain(route.getResourceClass())
                && route.getResourceMethod().isAnnotationPresent(VisitorRoute.class)) {
            context.register(
                    new AddressLimitFilter(counts, RouteNames.of(route.getResourceMethod())), BEFORE_AUTHENTICATION);
        }
    }
}
