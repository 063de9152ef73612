package io.leadstone.application.port.out.access;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;

/**
 * Counts requests by key and limits them. {@code lead-adapter-bucket4j} has an implementation in memory, which counts
 * for one node. A host can implement it over a shared store, so that all nodes count together.
 *
 * <p>Implementations must be thread-safe, and their memory must be bounded, because clients choose the keys.
 */
public interface RateLimiter {

    /** Counts a request of {@code key} if it fits into all windows of {@code limit}, and returns the state after it. */
    RateState count(RateLimit limit, String key);

    /** Returns the state without counting. {@code allowed} is false if {@link #count} would refuse a request now. */
    RateState look(RateLimit limit, String key);
}
