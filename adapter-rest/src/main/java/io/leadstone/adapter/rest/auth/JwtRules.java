package io.leadstone.adapter.rest.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * What a host's JWT must say besides its signature.
 *
 * @param issuer the only {@code iss} that is accepted; empty where any is
 * @param audience what {@code aud} must name; empty where it does not matter
 * @param leeway how far clocks may differ, for {@code exp} and {@code nbf}
 */
public record JwtRules(Optional<String> issuer, Optional<String> audience, Duration leeway, Clock clock) {

    /** Any issuer, any audience, thirty seconds of leeway. */
    public static final JwtRules ANY =
            new JwtRules(Optional.empty(), Optional.empty(), Duration.ofSeconds(30), Clock.systemUTC());

    /** These rules for tokens of one issuer, made for one audience. */
    public static JwtRules of(String issuer, String audience) {
        return new JwtRules(Optional.of(issuer), Optional.of(audience), ANY.leeway(), ANY.clock());
    }
}
