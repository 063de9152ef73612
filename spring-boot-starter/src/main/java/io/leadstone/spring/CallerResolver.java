package io.leadstone.spring;

import io.leadstone.application.access.Caller;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/**
 * The Leadstone caller of a user who is authenticated by Spring Security. A bean of this type makes the HTTP
 * routes accept the users of the application, for example:
 *
 * <pre>{@code
 * @Bean
 * CallerResolver callers() {
 *     return user -> Optional.of(Caller.member(new CompanyId("acme"), user.getName(), Scope.READ, Scope.WRITE));
 * }
 * }</pre>
 *
 * <p>It is called from many threads at once.
 */
@FunctionalInterface
public interface CallerResolver {

    /**
     * Returns the caller.
     *
     * @param user an authenticated user, never an anonymous one
     * @return the caller, or empty if this user may not use Leadstone
     */
    Optional<Caller> callerOf(Authentication user);
}
