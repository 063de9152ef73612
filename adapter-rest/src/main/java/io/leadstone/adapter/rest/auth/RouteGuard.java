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
 * @param leadsOnly true if only leads in their widget sessions may enter
 */
record RouteGuard(Optional<RequiresScope> requirement, boolean leadsOnly) {

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
        boolean lead = caller.role() == Role.LEAD;
        if (leadsOnly && !lead) {
            throw new AccessDeniedException("only a lead in its widget session may list its own conversations");
        }
        requirement.filter(scope -> !(lead && scope.orLead())).ifPresent(scope -> caller.require(scope.value()));
    }
}
