package io.leadstone.adapter.rest.problem;

import io.leadstone.adapter.rest.route.OwnRoutes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * Maps each exception of Leadstone's routes as {@link ProblemMapper} does, in an application that has other routes too.
 * Other exceptions get the answer that they would get without this mapper: the response of a
 * {@link WebApplicationException}, or an empty 500.
 *
 * <p>The runtime creates it, because some runtimes inject nothing into an object that they get.
 */
@Provider
public final class OwnProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(OwnProblemMapper.class.getName());

    private final ProblemMapper problems = new ProblemMapper();

    @Context
    private @Nullable ResourceInfo route;

    @Override
    public Response toResponse(Throwable failure) {
        return isOwn() ? problems.toResponse(failure) : unmapped(failure);
    }

    /** The runtime injects the route of the current request. It has no resource class if no route matched. */
    private boolean isOwn() {
        return route != null && OwnRoutes.LEADSTONE.contain(route.getResourceClass());
    }

    private static Response unmapped(Throwable failure) {
        if (failure instanceof WebApplicationException http) {
            return http.getResponse();
        }
        LOG.log(System.Logger.Level.ERROR, () -> "a route of the host failed", failure);
        return Response.serverError().build();
    }
}
