package io.leadstone.adapter.rest.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Sets the field {@code instance} of each problem document to the path of the request. A client knows the host. */
public final class ProblemInstanceFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            response.setEntity(
                    problem.withInstance(request.getUriInfo().getRequestUri().getRawPath()));
        }
    }
}
