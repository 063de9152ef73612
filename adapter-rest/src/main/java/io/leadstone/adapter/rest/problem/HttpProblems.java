package io.leadstone.adapter.rest.problem;

import io.leadstone.adapter.rest.auth.NotAuthenticatedException;
import io.leadstone.adapter.rest.json.BodyTooLargeException;
import io.leadstone.adapter.rest.limit.RateHeaders;
import io.leadstone.adapter.rest.limit.RateLimitedException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Maps failures of the Jakarta REST runtime to problem documents. The messages of the runtime are replaced, because
 * they contain routes, hosts and class names.
 */
final class HttpProblems {

    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            400, new Refusal("BAD_REQUEST", "the request cannot be read"),
            404, new Refusal("ROUTE_NOT_FOUND", "there is no route with this path"),
            405, new Refusal("METHOD_NOT_ALLOWED", "the route does not support this method; see the header Allow"),
            406, new Refusal("NOT_ACCEPTABLE", "the answer is application/json, which Accept does not allow"),
            408, new Refusal("REQUEST_TIMEOUT", "the body did not arrive in time"),
            413, new Refusal("BODY_TOO_LARGE", "the body is longer than the runtime allows"),
            415,
                    new Refusal(
                            "UNSUPPORTED_MEDIA_TYPE",
                            "the body needs the content type application/json in UTF-8, and no content encoding"));

    private static final Refusal OTHER = new Refusal("REQUEST_REFUSED", "the request cannot be answered");

    private HttpProblems() {}

    /**
     * Returns the answer to a failure with a status from 400 to 499. It has {@code Allow} if the failure names methods.
     */
    static ProblemAnswer of(WebApplicationException failure) {
        ProblemAnswer answer = ProblemAnswer.of(
                failure instanceof BodyTooLargeException large
                        ? ofLargeBody(large.limit())
                        : of(failure.getResponse().getStatus()));
        Set<String> allowed = allowed(failure.getResponse());
        return allowed.isEmpty() ? answer : answer.with(HttpHeaders.ALLOW, String.join(", ", allowed));
    }

    /** Returns the answer to a request without valid credentials. */
    static ProblemAnswer of(NotAuthenticatedException failure) {
        return ProblemAnswer.of(Problem.of(401, "NOT_AUTHENTICATED", String.valueOf(failure.getMessage())))
                .with(HttpHeaders.WWW_AUTHENTICATE, failure.challenge());
    }

    /** Returns the answer to a request that exceeds a rate limit. */
    static ProblemAnswer of(RateLimitedException limited) {
        RateHeaders headers = limited.headers();
        return ProblemAnswer.of(Problem.of(429, "RATE_LIMIT", String.valueOf(limited.getMessage())))
                .with(HttpHeaders.RETRY_AFTER, Long.toString(headers.seconds()))
                .with(RateHeaders.POLICY, headers.policy())
                .with(RateHeaders.STATE, headers.stateField());
    }

    private static Problem of(int status) {
        Refusal refusal = REFUSALS.getOrDefault(status, OTHER);
        return Problem.of(status, refusal.code, refusal.detail);
    }

    /** Returns the problem of a body that exceeds {@code limit} bytes, which must be a whole number of KiB. */
    private static Problem ofLargeBody(int limit) {
        int kib = limit / 1024;
        return Problem.of(
                413,
                "BODY_TOO_LARGE",
                "the body must have at most " + (kib % 1024 == 0 ? kib / 1024 + " MiB" : kib + " KiB"));
    }

    /** Returns the methods for {@code Allow}. Some runtimes support HEAD for each GET route, but do not name it. */
    private static Set<String> allowed(Response refusal) {
        Set<String> methods = new TreeSet<>(refusal.getAllowedMethods());
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    private record Refusal(String code, String detail) {}
}
