package io.leadstone.application.access;

import java.time.Duration;

/**
 * The state of one key of a {@link RateLimit}. It describes the window with the fewest remaining requests.
 *
 * @param allowed true if the request fits into all windows
 * @param remaining the further requests that fit into the window, at least 0
 * @param untilReset the time until the window has its whole quota again, more than 0
 */
public record RateState(boolean allowed, RateWindow window, long remaining, Duration untilReset) {}
