package io.leadstone.adapter.rest.cors;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;

/**
 * Checks the origin of a widget's request against its agent, and lets the page read the answer. A page may also read
 * why it was refused: such an answer has no data of the company.
 */
final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {

    /** The property of a request whose answer has its CORS headers. */
    static final String ANSWERED = CorsFilter.class.getName() + ".answered";

    private final LeadManagement management;
    private final Set<String> trusted;
    private final boolean ofWidgets;

    /**
     * Creates the filter of a route.
     *
     * @param trusted origins that may use all routes
     * @param ofWidgets true if widgets call the route, too
     */
    CorsFilter(LeadManagement management, Set<String> trusted, boolean ofWidgets) {
        this.management = management;
        this.trusted = trusted;
        this.ofWidgets = ofWidgets;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> lead = caller(request).filter(caller -> caller.role() == Role.LEAD);
        Optional<String> origin = originOf(request);
        if (lead.isPresent() && origin.isPresent()) {
            management.agents().checkOrigin(lead.get(), origin.get());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        request.setProperty(ANSWERED, true);
        if (ofWidgets || !trusted.isEmpty()) {
            response.getHeaders().add(HttpHeaders.VARY, CorsHeaders.ORIGIN);
            originOf(request).filter(origin -> mayRead(request, origin)).ifPresent(origin -> {
                response.getHeaders().putSingle(CorsHeaders.ALLOW_ORIGIN, origin);
                response.getHeaders().putSingle(CorsHeaders.EXPOSE_HEADERS, CorsHeaders.EXPOSED);
            });
        }
    }

    /** Returns true if a page of this origin may read the answer. Answers to members are for trusted origins only. */
    private boolean mayRead(ContainerRequestContext request, String origin) {
        boolean member =
                caller(request).filter(caller -> caller.role() != Role.LEAD).isPresent();
        return trusted.contains(origin) || (ofWidgets && !member);
    }

    private static Optional<Caller> caller(ContainerRequestContext request) {
        return request.getSecurityContext() instanceof CallerSecurity known
                ? Optional.of(CallerSecurity.callerOf(known))
                : Optional.empty();
    }

    private static Optional<String> originOf(ContainerRequestContext request) {
        return Optional.ofNullable(request.getHeaderString(CorsHeaders.ORIGIN));
    }
}
