package io.leadstone.application.access;

import java.util.List;

/**
 * A limit on the requests of one key, such as the address of a client. Each window has its own quota, and a request
 * must fit into all of them.
 *
 * @param name the name of the limit, unique among the limits of a program
 * @param windows at least one
 */
public record RateLimit(String name, List<RateWindow> windows) {

    public RateLimit {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("the rate limit " + name + " must have at least one window");
        }
    }
}
