package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Optional;

/** Authenticates the caller and checks access to the route, before the body is read. */
final class AuthenticationFilter implements ContainerRequestFilter {

    private final List<Authenticator> authenticators;
    private final RouteGuard guard;

    AuthenticationFilter(List<Authenticator> authenticators, RouteGuard guard) {
        this.authenticators = authenticators;
        this.guard = guard;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestHeaders headers = name -> Optional.ofNullable(request.getHeaderString(name));
        Caller caller = callerOf(headers);
        guard.require(caller);
        request.setSecurityContext(new CallerSecurity(caller, request.getSecurityContext()));
    }

    private Caller callerOf(RequestHeaders headers) {
        for (Authenticator authenticator : authenticators) {
            Optional<Caller> caller = authenticator.authenticate(headers);
            if (caller.isPresent()) {
                return caller.get();
            }
        }
        throw NotAuthenticatedException.missing();
    }
}
