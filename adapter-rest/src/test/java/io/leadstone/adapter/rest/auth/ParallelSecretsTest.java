package io.leadstone.adapter.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.adapter.rest.limit.RateLimitedException;
import io.leadstone.adapter.rest.limit.RequestCounts;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The limit of wrong secrets holds for requests that run at the same time. */
class ParallelSecretsTest {

    private static final String KEY = "acme:all";
    private static final String ROUTE = "GET /lead/company";
    private static final InetAddress HOME = ClientAddress.parse("192.0.2.1").orElseThrow();

    private final AtomicBoolean passed = new AtomicBoolean();
    private final RequestCounts counts = new RequestCounts(
            Optional.of(RequestLimits.of(Bucket4jRateLimiter.of(1_000, () -> 0L))), (route, reason) -> {});

    @Test
    void a_right_secret_after_too_many_wrong_ones_is_refused() {
        Caller acme = Caller.member(new CompanyId("acme"), "test", Scope.values());

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> request(RequestLimits.WRONG_SECRETS_PER_KEY, Optional.of(acme)));
        assertThat(passed).isFalse();
    }

    @Test
    void a_wrong_secret_after_too_many_others_is_refused_like_a_right_one() {
        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> request(RequestLimits.WRONG_SECRETS_PER_KEY, Optional.empty()));
    }

    @Test
    void the_last_wrong_secret_that_is_allowed_is_answered() {
        assertThatExceptionOfType(NotAuthenticatedException.class)
                .isThrownBy(() -> request(RequestLimits.WRONG_SECRETS_PER_KEY - 1, Optional.empty()));
    }

    /** Sends a request. While its secret is verified, others send {@code wrong} wrong secrets. */
    private void request(int wrong, Optional<Caller> caller) {
        Authenticator authenticator = headers -> {
            for (int i = 0; i < wrong; i++) {
                counts.countWrongSecret(KEY, HOME, ROUTE);
            }
            return Optional.of(caller.orElseThrow(NotAuthenticatedException::badKey));
        };
        new AuthenticationFilter(List.of(authenticator), new RouteGuard(Optional.empty(), false), counts, ROUTE)
                .filter(request());
    }

    private ContainerRequestContext request() {
        return (ContainerRequestContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ContainerRequestContext.class}, (proxy, method, given) -> {
                    switch (method.getName()) {
                        case "getHeaderString":
                            return given[0].equals(ApiKeyAuthenticator.KEY) ? KEY : "secret";
                        case "getProperty":
                            return HOME;
                        case "setSecurityContext":
                            passed.set(true);
                            return null;
                        default:
                            return null;
                    }
                });
    }
}
