package io.leadstone.adapter.rest.auth;

import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.application.access.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates the caller and checks access to the route, before the body is read. API keys with too many wrong
 * secrets are refused before they are looked up.
 */
final class AuthenticationFilter implements ContainerRequestFilter {

    private final List<Authenticator> authenticators;
    private final RouteGuard guard;
    private final RequestCounts counts;
    private final String route;

    AuthenticationFilter(List<Authenticator> authenticators, RouteGuard guard, RequestCounts counts, String route) {
        this.authenticators = authenticators;
        this.guard = guard;
        this.counts = counts;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        RequestHeaders headers = name -> Optional.ofNullable(request.getHeaderString(name));
        Caller caller = callerOf(headers, ClientAddress.of(request));
        guard.require(caller);
        request.setSecurityContext(new CallerSecurity(caller, request.getSecurityContext()));
    }

    private Caller callerOf(RequestHeaders headers, Optional<InetAddress> client) {
        Optional<String> key = headers.value(ApiKeyAuthenticator.KEY);
        if (key.isEmpty() || client.isEmpty()) {
            return callerOf(headers);
        }
        counts.requireAttempt(key.get(), client.get(), route);
        Caller caller;
        try {
            caller = callerOf(headers);
        } catch (NotAuthenticatedException refused) {
            if (refused.isWrongSecret()) {
                counts.countWrongSecret(key.get(), client.get(), route);
            }
            throw refused;
        }
        // Parallel requests may have tried too many wrong secrets since. Then this one must not tell that it is right.
        counts.requireAttempt(key.get(), client.get(), route);
        return caller;
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
