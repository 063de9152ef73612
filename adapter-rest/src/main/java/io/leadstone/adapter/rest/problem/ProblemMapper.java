package io.leadstone.adapter.rest.problem;

import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.adapter.rest.json.BadJsonException;
import io.leadstone.adapter.rest.limit.RateLimitedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.SuppressionKeyMissingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Maps each exception to a problem document. {@link LeadProblems} and {@link HttpProblems} define status and headers.
 * Any other exception is a fault of the server. The client then gets an id, and the log has the exception with the same
 * id. It is for an application that has only routes of Leadstone; see {@link OwnProblemMapper}.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof LeadException refused) {
            return lead(refused);
        }
        if (failure instanceof RefusedException refused) {
            return refused.answer().response();
        }
        if (failure instanceof BadJsonException bad) {
            return ProblemAnswer.of(Problem.of(400, bad.code(), bad.violations()))
                    .response();
        }
        if (failure instanceof NotAuthenticatedException unknown) {
            return HttpProblems.of(unknown).response();
        }
        if (failure instanceof RateLimitedException limited) {
            return HttpProblems.of(limited).response();
        }
        if (failure instanceof WebApplicationException http) {
            return http(http);
        }
        return fault(failure);
    }

    private static Response lead(LeadException refused) {
        ProblemAnswer answer = LeadProblems.of(refused);
        // A missing capability or key is a choice of the host and not a fault.
        if (answer.problem().status() >= Response.Status.INTERNAL_SERVER_ERROR.getStatusCode()
                && !(refused instanceof CapabilityMissingException
                        || refused instanceof SuppressionKeyMissingException)) {
            log(System.Logger.Level.WARNING, () -> String.valueOf(refused.getMessage()), refused);
        }
        return answer.response();
    }

    private Response http(WebApplicationException http) {
        // Some runtimes wrap the exceptions of a body reader.
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
        return HttpProblems.of(http).response();
    }

    private static Response fault(Throwable failure) {
        String id = UUID.randomUUID().toString();
        log(System.Logger.Level.ERROR, () -> "the request failed with internal error " + id, failure);
        return ProblemAnswer.of(
                        Problem.of(500, "INTERNAL_ERROR", "the server failed; its log has the error with the id " + id))
                .response();
    }

    private static void log(System.Logger.Level level, Supplier<String> message, Throwable failure) {
        LOG.log(level, message, failure);
    }
}
