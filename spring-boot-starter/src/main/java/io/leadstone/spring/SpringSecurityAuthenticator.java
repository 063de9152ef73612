package io.leadstone.spring;

import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.RequestHeaders;
import io.leadstone.application.access.Caller;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Authenticates requests by the user whom Spring Security has authenticated in its filters.
 *
 * @param callers maps the user to a caller
 */
record SpringSecurityAuthenticator(CallerResolver callers) implements Authenticator {

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user == null || !user.isAuthenticated() || user instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : callers.callerOf(user);
    }
}
