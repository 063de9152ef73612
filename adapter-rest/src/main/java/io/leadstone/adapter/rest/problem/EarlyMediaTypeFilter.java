package io.leadstone.adapter.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/**
 * Applies {@link MediaTypeFilter} to all requests of an application before a route is matched. Some runtimes find a
 * malformed media type during the matching, and then call no exception mapper.
 */
@PreMatching
public final class EarlyMediaTypeFilter implements ContainerRequestFilter {

    private final MediaTypeFilter filter = new MediaTypeFilter();

    @Override
    public void filter(ContainerRequestContext request) {
        filter.filter(request);
    }
}
