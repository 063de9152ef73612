package io.leadstone.adapter.rest.health;

import io.leadstone.adapter.rest.auth.Public;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.route.Routes;
import io.leadstone.application.LeadManagement;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.StoreUnavailableException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.BooleanSupplier;

/** Health checks for monitoring. */
@Path(Routes.ANY_PREFIX + "health")
@Produces(MediaType.APPLICATION_JSON)
@Public
public final class HealthResource {

    private static final System.Logger LOG = System.getLogger(HealthResource.class.getName());
    private static final Health UP = new Health("UP");
    private static final Health DOWN = new Health("DOWN");

    private final LeadManagement management;

    public HealthResource(LeadManagement management) {
        this.management = management;
    }

    /**
     * Returns {@code UP} if the store answers and all background workers are alive. The workers come first, because a
     * store without a health check has its own answer, which would hide a dead worker.
     */
    @GET
    public Response health() {
        return stateOf(() -> {
            boolean workersLive = management.health().checkWorkers().isEmpty();
            if (workersLive) {
                management.health().check();
            }
            return workersLive;
        });
    }

    /** Returns {@code UP} if the process answers. The store is not checked, because a restart would not repair it. */
    @GET
    @Path("live")
    public Health live() {
        return UP;
    }

    /** Returns {@code UP} if the store answers, so that requests can be served. */
    @GET
    @Path("ready")
    public Response ready() {
        return stateOf(() -> {
            management.health().check();
            return true;
        });
    }

    /** Returns {@code DOWN} if a check fails or throws. A missing capability has its own answer. */
    private static Response stateOf(BooleanSupplier checks) {
        try {
            return checks.getAsBoolean() ? Response.ok(UP).build() : down();
        } catch (CapabilityMissingException missing) {
            throw missing;
        } catch (StoreUnavailableException unavailable) {
            return down();
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.WARNING, "the health check failed", failed);
            return down();
        }
    }

    private static Response down() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).entity(DOWN).build();
    }

    /** The state: {@code UP} or {@code DOWN}. */
    public record Health(String status) implements JsonResponse {}
}
