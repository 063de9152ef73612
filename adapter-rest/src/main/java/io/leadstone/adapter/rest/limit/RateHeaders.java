package io.leadstone.adapter.rest.limit;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * The header fields of a rate limit, as structured fields (draft-ietf-httpapi-ratelimit-headers-10). The time in {@code
 * RateLimit} and in {@code Retry-After} is the same.
 */
public record RateHeaders(RateLimit limit, RateState state) {

    /** The name of the field with all windows. */
    public static final String POLICY = "RateLimit-Policy";

    /** The name of the field with the window that has the fewest remaining requests. */
    public static final String STATE = "RateLimit";

    private static final String PROPERTY = RateHeaders.class.getName();

    private static final long LAST_NANO = Duration.ofSeconds(1).toNanos() - 1;

    /** Keeps the state for the answer to the request. */
    public void keepIn(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /**
     * Adds the state that the request keeps to its answer. The answer to a refused request already has the state of the
     * limit that refused it.
     */
    public static void addTo(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (request.getProperty(PROPERTY) instanceof RateHeaders state && !headers.containsKey(STATE)) {
            headers.putSingle(POLICY, state.policy());
            headers.putSingle(STATE, state.stateField());
        }
    }

    /** Returns the value of {@link #POLICY}, such as {@code "address-minute";q=10;w=60}. */
    public String policy() {
        return limit.windows().stream()
                .map(window -> "\"" + window.name() + "\";q=" + window.quota() + ";w="
                        + window.time().toSeconds())
                .collect(Collectors.joining(", "));
    }

    /** Returns the value of {@link #STATE}, such as {@code "address-minute";r=9;t=60}. */
    public String stateField() {
        return "\"" + state.window().name() + "\";r=" + state.remaining() + ";t=" + seconds();
    }

    /** Returns the seconds until the window has its whole quota again, rounded up. */
    public long seconds() {
        return state.untilReset().plusNanos(LAST_NANO).toSeconds();
    }
}
