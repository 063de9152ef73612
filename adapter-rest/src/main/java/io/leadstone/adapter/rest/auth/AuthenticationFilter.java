package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Optional;

/** Asks who comes, and whether the route is open to them, before a byte of the body is read. */
final class AuthenticationFilter implements ContainerRequestFilter {

    private final List<Authenticator> authenticators;
    private final RouteGuard door;

    AuthenticationFilter(List<Authenticator> authenticators, RouteGuard door) {
        this.authenticators = authenticators;
        this.door = door;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestHeaders headers = name -> Optional.ofNullable(request.getHeaderString(name));
        Caller caller = callerOf(headers);
        door.require(caller);
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
