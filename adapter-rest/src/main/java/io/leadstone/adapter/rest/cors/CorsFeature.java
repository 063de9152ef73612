package io.leadstone.adapter.rest.cors;

import io.leadstone.adapter.rest.auth.LeadTokenOnly;
import io.leadstone.adapter.rest.auth.RequiresScope;
import io.leadstone.adapter.rest.limit.VisitorRoute;
import io.leadstone.adapter.rest.route.OwnRoutes;
import io.leadstone.application.LeadManagement;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;

/** Registers a {@link CorsFilter} for each route of Leadstone. Widgets call visitor routes and those of lead tokens. */
public final class CorsFeature implements DynamicFeature {

    private final OwnRoutes routes;
    private final LeadManagement management;
    private final Set<String> trusted;

    /** Creates the feature for {@code routes}. Pages of {@code trusted} origins may use all of them. */
    public CorsFeature(OwnRoutes routes, LeadManagement management, Set<String> trusted) {
        this.routes = routes;
        this.management = management;
        this.trusted = Set.copyOf(trusted);
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        if (routes.contain(route.getResourceClass())) {
            // After the authentication, because the token of a lead names the agent.
            context.register(
                    new CorsFilter(management, trusted, isOfWidgets(route.getResourceMethod())),
                    Priorities.AUTHORIZATION);
        }
    }

    private static boolean isOfWidgets(Method route) {
        return route.isAnnotationPresent(VisitorRoute.class)
                || route.isAnnotationPresent(LeadTokenOnly.class)
                || Optional.ofNullable(route.getAnnotation(RequiresScope.class))
                        .filter(RequiresScope::orLead)
                        .isPresent();
    }
}
