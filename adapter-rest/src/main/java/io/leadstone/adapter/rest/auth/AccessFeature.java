package io.leadstone.adapter.rest.auth;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import java.util.List;

/** Puts the door in front of each of our routes that is not {@link Public}; a host's own routes are the host's to guard. */
public final class AccessFeature implements DynamicFeature {

    private final String ours;
    private final List<Authenticator> authenticators;

    /** {@code ours} is the package under which our resources are. */
    public AccessFeature(String ours, List<Authenticator> authenticators) {
        this.ours = ours + ".";
        this.authenticators = List.copyOf(authenticators);
    }

    @Override
    public void configure(ResourceInfo route, FeatureContext context) {
        boolean guarded = route.getResourceClass().getName().startsWith(ours)
                && !route.getResourceClass().isAnnotationPresent(Public.class)
                && !route.getResourceMethod().isAnnotationPresent(Public.class);
        if (guarded) {
            context.register(
                    new AuthenticationFilter(authenticators, RouteGuard.of(route.getResourceMethod())),
                    Priorities.AUTHENTICATION);
        }
    }
}
