package io.leadstone.adapter.rest.problem;

import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.json.BodyTooLargeException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.ExportLimitException;
import io.leadstone.domain.failure.LeadException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Turns every failure into a problem document. A new status is a line in {@link LeadProblems} or {@link HttpProblems}; what is
 * expected by neither is a fault of ours: the client gets a number, and the log has the rest under it.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof LeadException refused) {
            return lead(refused);
        }
        if (failure instanceof RefusedException refused) {
            return answer(refused.problem()).build();
        }
        if (failure instanceof BadJsonException bad) {
            return answer(Problem.of(400, bad.code(), bad.violations())).build();
        }
        if (failure instanceof NotAuthenticatedException unknown) {
            return answer(Problem.of(401, "NOT_AUTHENTICATED", String.valueOf(unknown.getMessage())))
                    .header(HttpHeaders.WWW_AUTHENTICATE, unknown.challenge())
                    .build();
        }
        if (failure instanceof WebApplicationException http) {
            return http(http);
        }
        return fault(failure);
    }

    private static Response lead(LeadException refused) {
        Problem problem = LeadProblems.of(refused);
        Response.ResponseBuilder answer = answer(problem);
        // A missing capability is a choice of the host, no fault.
        if (problem.status() >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                && !(refused instanceof CapabilityMissingException)) {
            log(System.Logger.Level.WARNING, () -> String.valueOf(refused.getMessage()), refused);
        }
        if (problem.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (refused instanceof ExportLimitException) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }

    private Response http(WebApplicationException http) {
        // Some runtimes wrap what a body reader throws.
        if (http.getCause() instanceof RuntimeException cause
                && (cause instanceof LeadException
                        || cause instanceof RefusedException
                        || cause instanceof BadJsonException
                        || cause instanceof WebApplicationException)) {
            return toResponse(cause);
        }
        int status = http.getResponse().getStatus();
        if (status >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()) {
            return fault(http);
        }
        if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
            return http.getResponse();
        }
        Response.ResponseBuilder answer = answer(
                http instanceof BodyTooLargeException large
                        ? HttpProblems.ofBodyBeyond(large.most())
                        : HttpProblems.of(status));
        Set<String> allowed = allowed(http.getResponse());
        return allowed.isEmpty()
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, String.join(", ", allowed)).build();
    }

    /** The methods of {@code Allow}. Some runtimes forget that they answer HEAD wherever they answer GET. */
    private static Set<String> allowed(Response refusal) {
        Set<String> methods = new TreeSet<>(refusal.getAllowedMethods());
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    private static Response fault(Throwable failure) {
        String number = UUID.randomUUID().toString();
        log(System.Logger.Level.ERROR, () -> "failure " + number, failure);
        return answer(Problem.of(500, "INTERNAL_ERROR", "something went wrong on our side; ask for failure " + number))
                .build();
    }

    private static void log(System.Logger.Level level, Supplier<String> message, Throwable failure) {
        LOG.log(level, message, failure);
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }
}
