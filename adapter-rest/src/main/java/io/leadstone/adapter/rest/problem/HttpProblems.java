package io.leadstone.adapter.rest.problem;

import java.util.Map;

/**
 * The refusals that the runtime itself makes, in our words: its own messages tell of routes, hosts and classes. Statuses that
 * stand here keep their headers, such as {@code Allow}.
 */
final class HttpProblems {

    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            400, new Refusal("BAD_REQUEST", "the request cannot be read"),
            404, new Refusal("ROUTE_NOT_FOUND", "there is no such route"),
            405, new Refusal("METHOD_NOT_ALLOWED", "the route does not know this method, see Allow"),
            406, new Refusal("NOT_ACCEPTABLE", "the answer would be application/json, which Accept does not allow"),
            408, new Refusal("REQUEST_TIMEOUT", "the body did not come in time"),
            413, new Refusal("BODY_TOO_LARGE", "the body is longer than the runtime allows"),
            415,
                    new Refusal(
                            "UNSUPPORTED_MEDIA_TYPE",
                            "the body must be application/json in UTF-8 without a content encoding, and say so"));

    private static final Refusal OTHER = new Refusal("REQUEST_REFUSED", "the request cannot be answered");

    private HttpProblems() {}

    static Problem of(int status) {
        Refusal refusal = REFUSALS.getOrDefault(status, OTHER);
        return Problem.of(status, refusal.code, refusal.detail);
    }

    /** Returns the problem of a body of more than {@code most} bytes, a whole number of KiB. */
    static Problem ofBodyBeyond(int most) {
        int kib = most / 1024;
        return Problem.of(
                413,
                "BODY_TOO_LARGE",
                "the body must have at most " + (kib % 1024 == 0 ? kib / 1024 + " MiB" : kib + " KiB"));
    }

    private record Refusal(String code, String detail) {}
}
