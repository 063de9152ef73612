package io.leadstone.adapter.rest.cors;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * Answers preflights of browsers. Each origin may send requests to the routes of widgets, because a preflight does not
 * name the agent; the request itself is checked. Other routes allow only trusted origins.
 */
@PreMatching
public final class PreflightFilter implements ContainerRequestFilter {

    private final Set<String> trusted;

    /** Creates a filter. {@code trusted} origins may send requests to all routes. */
    public PreflightFilter(Set<String> trusted) {
        this.trusted = Set.copyOf(trusted);
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString(CorsHeaders.ORIGIN);
        if (!HttpMethod.OPTIONS.equals(request.getMethod())
                || origin == null
                || request.getHeaderString(CorsHeaders.REQUEST_METHOD) == null) {
            return;
        }
        if (trusted.contains(origin)) {
            request.abortWith(allow(origin, CorsHeaders.TRUSTED_METHODS, CorsHeaders.TRUSTED_HEADERS));
        } else if (WidgetPaths.matches(request.getUriInfo().getPath())) {
            request.abortWith(allow(origin, CorsHeaders.WIDGET_METHODS, CorsHeaders.WIDGET_HEADERS));
        }
    }

    private static Response allow(String origin, String methods, String headers) {
        return Response.noContent()
                .header(CorsHeaders.ALLOW_ORIGIN, origin)
                .header(CorsHeaders.ALLOW_METHODS, methods)
                .header(CorsHeaders.ALLOW_HEADERS, headers)
                .header(CorsHeaders.MAX_AGE, CorsHeaders.TWO_HOURS)
                .header(HttpHeaders.VARY, CorsHeaders.ORIGIN)
                .build();
    }
}
