package io.leadstone.adapter.rest.auth;

import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.adapter.rest.route.OwnRoutes;
import io.leadstone.adapter.rest.route.RouteNames;
import io.leadstone.application.access.Scope;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import java.util.List;

/**
 * Registers an {@link AuthenticationFilter} for each route of Leadstone that is not {@link Public}, and a {@link
 * SessionLimitFilter} for each one by which widget sessions write. The host must protect its own routes.
 */
public final class AccessFeature implements DynamicFeature {

    private final OwnRoutes routes;
    private final List<Authenticator> authenticators;
    private final RequestCounts counts;

    /**
     * Creates the feature for {@code routes}. The first authenticator that recognizes the credentials decides.
     *
     * @param counts counts the wrong secrets and the writes of widget sessions
     */
    public AccessFeature(OwnRoutes routes, List<Authenticator> authenticators, RequestCounts counts) {
        this.routes = routes;
        this.authenticators = List.copyOf(authenticators);
        this.counts = counts;
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        boolean guarded = routes.contain(route.getResourceClass())
                && !route.getResourceClass().isAnnotationPresent(Public.class)
                && !route.getResourceMethod().isAnnotationPresent(Public.class);
        if (guarded) {
            context.register(
                    new AuthenticationFilter(
                            authenticators,
                            RouteGuard.of(route.getResourceMethod()),
                            counts,
                            RouteNames.of(route.getResourceMethod())),
                    Priorities.AUTHENTICATION);
            if (isWrittenBySessions(route.getResourceMethod())) {
                context.register(
                        new SessionLimitFilter(counts, RouteNames.of(route.getResourceMethod())),
                        Priorities.AUTHORIZATION);
            }
        }
    }

    private static boolean isWrittenBySessions(Method route) {
        RequiresScope scope = route.getAnnotation(RequiresScope.class);
        return scope != null && scope.orLead() && scope.value() != Scope.READ;
    }
}
