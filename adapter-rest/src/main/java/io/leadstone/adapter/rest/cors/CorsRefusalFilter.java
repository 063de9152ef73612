package io.leadstone.adapter.rest.cors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Lets pages read the refusals that have no route, and so no {@link CorsFilter}. For example, the runtime refuses a
 * media type before it has found the route.
 */
record CorsRefusalFilter(CorsRefusals refusals) implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean isRefusal = response.getStatusInfo().getFamily() == Response.Status.Family.CLIENT_ERROR;
        if (isRefusal && request.getProperty(CorsFilter.ANSWERED) == null) {
            refusals.headers(
                            request.getUriInfo().getPath(),
                            Optional.ofNullable(request.getHeaderString(CorsHeaders.ORIGIN)))
                    .forEach(response.getHeaders()::add);
        }
    }
}
