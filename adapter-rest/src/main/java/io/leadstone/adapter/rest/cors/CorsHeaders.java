package io.leadstone.adapter.rest.cors;

/** The names and values of the CORS header fields. */
final class CorsHeaders {

    static final String ORIGIN = "Origin";
    static final String REQUEST_METHOD = "Access-Control-Request-Method";
    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    static final String MAX_AGE = "Access-Control-Max-Age";

    /** The headers of an answer that a page may read, besides those that each page may read. */
    static final String EXPOSED =
            "Location, ETag, Retry-After, RateLimit, RateLimit-Policy, Idempotency-Replayed, Leadstone-Outcome,"
                    + " Leadstone-Kept-Withdrawals, Link";

    /** The headers that a widget may send. */
    static final String WIDGET_HEADERS = "Content-Type, Authorization, Idempotency-Key, X-API-Key, X-API-Secret";

    /** The headers that a page of a trusted origin may send. */
    static final String TRUSTED_HEADERS = WIDGET_HEADERS + ", If-Match, If-None-Match";

    static final String WIDGET_METHODS = "GET, POST";
    static final String TRUSTED_METHODS = "GET, POST, PUT, PATCH, DELETE";

    /** Browsers keep the answer to a preflight for two hours at most. */
    static final String TWO_HOURS = "7200";

    private CorsHeaders() {}
}
