package io.leadstone.adapter.rest.auth;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/**
 * Registers an {@link AuthenticationFilter} for each route of Leadstone that is not {@link Public}. The host must
 * protect its own routes.
 */
public final class AccessFeature implements DynamicFeature {

    private final String packagePrefix;
    private final List<Authenticator> authenticators;

    /** Creates the feature for resources in {@code basePackage} and its subpackages. */
    public AccessFeature(String basePackage, List<Authenticator> authenticators) {
        this.packagePrefix = basePackage + ".";
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        boolean guarded = route.getResourceClass().getName().startsWith(packagePrefix)
                && !route.getResourceClass().isAnnotationPresent(Public.class)
                && !route.getResourceMethod().isAnnotationPresent(Public.class);
        if (guarded) {
            context.register(
                    new AuthenticationFilter(authenticators, RouteGuard.of(route.getResourceMethod())),
                    Priorities.AUTHENTICATION);
        }
    }
}
