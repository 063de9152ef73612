package io.leadstone.adapter.rest.cors;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The CORS headers of refusals that are sent without a route, for example for a body that is too large. Without them a
 * page sees a network error instead of the status.
 *
 * @param trusted origins that may use all routes
 */
public record CorsRefusals(Set<String> trusted) {

    public CorsRefusals {
        trusted = Set.copyOf(trusted);
    }

    /**
     * Returns the headers by their names. Pages of all origins may read a refusal of a widget route, because it has no
     * data of the company.
     *
     * @param path the path of the request, with the prefix
     * @param origin the header {@code Origin} of the request
     */
    public Map<String, String> headers(String path, Optional<String> origin) {
        boolean ofWidgets = WidgetPaths.matches(path);
        if (!ofWidgets && trusted.isEmpty()) {
            return Map.of();
        }
        return origin.filter(page -> ofWidgets || trusted.contains(page))
                .map(page -> Map.of(
                        HttpHeaders.VARY,
                        CorsHeaders.ORIGIN,
                        CorsHeaders.ALLOW_ORIGIN,
                        page,
                        CorsHeaders.EXPOSE_HEADERS,
                        CorsHeaders.EXPOSED))
                .orElse(Map.of(HttpHeaders.VARY, CorsHeaders.ORIGIN));
    }
}
