package io.leadstone.server.http;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.application.access.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Stores the route, the company and the principal of a request as properties for the request log. */
final class RouteLogFilter implements ContainerResponseFilter {

    /** A path parameter with its pattern, such as {@code {id: [0-9a-f-]+}}. */
    private static final Pattern PATTERN = Pattern.compile("\\{(\\w+):[^}]*}");

    static final String ROUTE = "route";
    static final String COMPANY = "company";
    static final String PRINCIPAL = "principal";

    // Bounded by the number of routes.
    private final Map<String, String> routes = new ConcurrentHashMap<>();

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getUriInfo() instanceof ExtendedUriInfo taken) {
            StringBuilder route = new StringBuilder();
            List<UriTemplate> templates = taken.getMatchedTemplates();
            for (UriTemplate template : templates) {
                route.insert(0, template.getTemplate());
            }
            request.setProperty(ROUTE, routes.computeIfAbsent(route.toString(), RouteLogFilter::plain));
        }
        if (request.getSecurityContext() instanceof CallerSecurity known) {
            Caller caller = CallerSecurity.callerOf(known);
            request.setProperty(COMPANY, caller.companyId().value());
            request.setProperty(PRINCIPAL, caller.principal());
        }
    }

    private static String plain(String template) {
        return PATTERN.matcher(template).replaceAll("{$1}");
    }
}
