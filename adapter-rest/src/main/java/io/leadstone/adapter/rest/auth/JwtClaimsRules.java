package io.leadstone.adapter.rest.auth;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/** Verifies claims by {@link JwtRules}, with the clock of these rules. */
final class JwtClaimsRules extends DefaultJWTClaimsVerifier<SecurityContext> {

    private static final Set<String> REQUIRED = Set.of("sub", "exp", "company_id");

    private final Clock clock;

    JwtClaimsRules(JwtRules rules) {
        super(rules.audience().orElse(null), exactClaims(rules), REQUIRED);
        this.clock = rules.clock();
        setMaxClockSkew((int) rules.leeway().toSeconds());
    }

    private static JWTClaimsSet exactClaims(JwtRules rules) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder();
        rules.issuer().ifPresent(claims::issuer);
        return claims.build();
    }

    @Override
    protected Date currentTime() {
        return Date.from(clock.instant());
    }
}
