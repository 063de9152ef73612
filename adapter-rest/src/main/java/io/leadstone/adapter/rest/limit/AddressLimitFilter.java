package io.leadstone.adapter.rest.limit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/**
 * Counts the requests of a public route by address, before the body is read, and adds the state to the answer. It
 * passes the address on to the resource.
 */
final class AddressLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private final RequestCounts counts;
    private final String route;

    AddressLimitFilter(RequestCounts counts, String route) {
        this.counts = counts;
        this.route = route;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        ClientAddress.of(request).ifPresent(client -> {
            counts.countAddress(client, route).ifPresent(state -> state.keepIn(request));
            request.setSecurityContext(new VisitorSecurity(client, request.getSecurityContext()));
        });
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        RateHeaders.addTo(request, response);
    }
}
