package io.leadstone.adapter.rest.limit;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;

/** The request is refused because it exceeds a rate limit. The message is safe for clients. */
public final class RateLimitedException extends RuntimeException {

    private final RateHeaders headers;

    RateLimitedException(String message, RateLimit limit, RateState state) {
        super(message);
        this.headers = new RateHeaders(limit, state);
    }

    /** Returns the headers that describe the limit and its state. */
    public RateHeaders headers() {
        return headers;
    }
}
