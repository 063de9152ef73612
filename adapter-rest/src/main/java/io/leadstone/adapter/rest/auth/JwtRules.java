package io.leadstone.adapter.rest.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Rules for the claims of a host's JWT.
 *
 * @param issuer the required {@code iss}; empty if any issuer is accepted
 * @param audience a required value of {@code aud}; empty if any audience is accepted
 * @param leeway the allowed difference between clocks, for {@code exp} and {@code nbf}
 * @param clock the clock that decides whether a token is valid
 */
public record JwtRules(Optional<String> issuer, Optional<String> audience, Duration leeway, Clock clock) {

    /** Accepts any issuer and any audience, with a leeway of 30 seconds. */
    public static final JwtRules ANY =
            new JwtRules(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), Clock.systemUTC());

    /** Returns rules that require this issuer and this audience. */
    public static JwtRules of(String issuer, String audience) {
        return new JwtRules(Optional.of(issuer), Optional.of(audience), ANY.leeway(), ANY.clock());
    }
}
