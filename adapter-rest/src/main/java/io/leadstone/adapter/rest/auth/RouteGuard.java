package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.domain.failure.AccessDeniedException;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/**
 * Decides whether a caller may enter a route.
 *
 * @param requirement the required scope; empty if only the use case decides
 * @param sessionsOnly true if only widget sessions may enter
 */
record RouteGuard(Optional<RequiresScope> requirement, boolean sessionsOnly) {

    static RouteGuard of(AnnotatedElement route) {
        return new RouteGuard(
                Optional.ofNullable(route.getAnnotation(RequiresScope.class)),
                route.isAnnotationPresent(LeadTokenOnly.class));
    }

    /**
     * Checks that the caller may enter.
     *
     * @throws AccessDeniedException if the caller may not
     */
    void require(Caller caller) {
        boolean isSession = caller.role() == Role.LEAD;
        if (sessionsOnly && !isSession) {
            throw new AccessDeniedException("only a widget session may call this route");
        }
        requirement.filter(scope -> !(isSession && scope.orLead())).ifPresent(scope -> caller.require(scope.value()));
    }
}
