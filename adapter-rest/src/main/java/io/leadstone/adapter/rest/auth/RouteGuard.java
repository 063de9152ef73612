package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.domain.failure.AccessDeniedException;
import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/**
 * Whom a route is open to.
 *
 * @param needs what it needs of callers; empty where the use case alone decides
 * @param leadsOnly whether it is for leads in their widget sessions and nobody else
 */
record RouteGuard(Optional<RequiresScope> needs, boolean leadsOnly) {

    static RouteGuard of(AnnotatedElement route) {
        return new RouteGuard(
                Optional.ofNullable(route.getAnnotation(RequiresScope.class)),
                route.isAnnotationPresent(LeadTokenOnly.class));
    }

    /**
     * Passes where {@code caller} may come in.
     *
     * @throws AccessDeniedException where not
     */
    void require(Caller caller) {
        boolean lead = caller.role() == Role.LEAD;
        if (leadsOnly && !lead) {
            throw new AccessDeniedException("only a lead in its widget session may list its own conversations");
        }
        needs.filter(needed -> !(lead && needed.orLead())).ifPresent(needed -> caller.require(needed.value()));
    }
}
