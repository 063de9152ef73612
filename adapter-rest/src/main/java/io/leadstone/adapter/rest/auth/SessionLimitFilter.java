package io.leadstone.adapter.rest.auth;

import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.adapter.rest.limit.RateHeaders;
import io.leadstone.adapter.rest.limit.RequestCounts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Counts the writes of a widget session, before the body is read, and adds the state to the answer. Anybody can get a
 * session, and each write appends an event to a lead. Other callers are not counted.
 */
final class SessionLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final RequestCounts counts;
    private final String route;

    SessionLimitFilter(RequestCounts counts, String route) {
        this.counts = counts;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        CallerSecurity.callerOf(request.getSecurityContext())
                .session()
                .flatMap(session -> counts.countSession(session.sessionId(), ClientAddress.of(request), route))
                .ifPresent(state -> state.keepIn(request));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RateHeaders.addTo(request, response);
    }
}
