package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes the authenticated caller from the filter to the resources, as the security context of Jakarta REST. */
public final class CallerSecurity implements SecurityContext {

    private final CallerPrincipal principal;
    private final SecurityContext outer;

    CallerSecurity(Caller caller, SecurityContext outer) {
        this.principal = new CallerPrincipal(caller);
        this.outer = outer;
    }

    /**
     * Returns the caller of the request.
     *
     * @throws NotAuthenticatedException if no filter authenticated the request
     */
    public static Caller callerOf(SecurityContext security) {
        return caller(security.getUserPrincipal()).orElseThrow(NotAuthenticatedException::missing);
    }

    /**
     * Returns true if the answer to a write may contain the whole record. This is allowed for callers with the scope
     * {@code read}, and for a widget session, which writes only its own conversations.
     */
    public static boolean mayRead(Caller caller) {
        return caller.role() == Role.LEAD || caller.scopes().contains(Scope.READ);
    }

    private static Optional<Caller> caller(@Nullable Principal principal) {
        return principal instanceof CallerPrincipal known ? Optional.of(known.caller) : Optional.empty();
    }

    @Override
    public Principal getUserPrincipal() {
        return principal;
    }

    @Override
    public boolean isUserInRole(String role) {
        return principal.caller.role().code().equals(role);
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "leadstone";
    }

    private record CallerPrincipal(Caller caller) implements Principal {

        @Override
        public String getName() {
            return caller.principal();
        }
    }
}
