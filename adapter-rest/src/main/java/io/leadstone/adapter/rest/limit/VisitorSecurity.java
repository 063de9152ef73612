package io.leadstone.adapter.rest.limit;

import jakarta.ws.rs.core.SecurityContext;
import java.net.InetAddress;
import java.security.Principal;
import java.util.Optional;

/** Passes the address of a visitor from the filter to the resources, as the security context of Jakarta REST. */
public final class VisitorSecurity implements SecurityContext {

    private final Visitor visitor;
    private final SecurityContext outer;

    VisitorSecurity(InetAddress address, SecurityContext outer) {
        this.visitor = new Visitor(address);
        this.outer = outer;
    }

    /** Returns the address of the client of a {@link VisitorRoute}; empty if the host has set none. */
    public static Optional<InetAddress> addressOf(SecurityContext security) {
        return security.getUserPrincipal() instanceof Visitor known ? Optional.of(known.address) : Optional.empty();
    }

    @Override
    public Principal getUserPrincipal() {
        return visitor;
    }

    /** A visitor has no role. */
    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return "leadstone";
    }

    private record Visitor(InetAddress address) implements Principal {

        @Override
        public String getName() {
            return "visitor";
        }

        /** Hides the address. */
        @Override
        public String toString() {
            return getName();
        }
    }
}
