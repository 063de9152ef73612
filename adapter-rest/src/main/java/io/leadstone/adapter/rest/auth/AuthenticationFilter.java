package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.List;
import java.util.Optional;

/** Asks who comes, and whether the route is open to them, before a byte of the body is read. */
final class AuthenticationFilter implements ContainerRequestFilter {

    private final List<Authenticator> authenticators;
    private final Optional<Scope> scope;

    AuthenticationFilter(List<Authenticator> authenticators, Optional<Scope> scope) {
        this.authenticators = authenticators;
        this.scope = scope;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestHeaders headers = name -> Optional.ofNullable(request.getHeaderString(name));
        Caller caller = authenticators.stream()
                .flatMap(authenticator -> authenticator.authenticate(headers).stream())
                .findFirst()
                .orElseThrow(NotAuthenticatedException::missing);
        scope.ifPresent(caller::require);
        request.setSecurityContext(new CallerSecurity(caller, request.getSecurityContext()));
    }
}
