package io.leadstone.application.access;

import java.time.Duration;

/**
 * A number of requests that is allowed in a time. The time begins with the first request of a key, and again with the
 * first request after its end.
 *
 * @param name the name for clients: 1 to 40 of {@code a-z} and {@code -}
 * @param quota the number of requests, at least 1
 * @param time whole seconds, at least 1
 */
public record RateWindow(String name, int quota, Duration time) {

    public RateWindow {
        if (!name.matches("[a-z-]{1,40}")) {
            throw new IllegalArgumentException("the name of a rate window must be 1 to 40 of a-z and -, not " + name);
        }
        if (quota < 1) {
            throw new IllegalArgumentException("the quota of a rate window must be at least 1, not " + quota);
        }
        if (time.toSeconds() < 1 || !time.equals(Duration.ofSeconds(time.toSeconds()))) {
            throw new IllegalArgumentException("the time of a rate window must be whole seconds, not " + time);
        }
    }
}
