package io.leadstone.adapter.rest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Role;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Issues and verifies the tokens that a widget gets for a registered lead. They are JWTs (RFC 7519) signed with HS256.
 * Their header has its own type (RFC 8725, section 3.11). Therefore a token of the host is never accepted as a lead
 * token, even if the host signs with the same secret.
 */
public final class LeadTokens implements Authenticator {

    private static final JOSEObjectType TYPE = new JOSEObjectType("lead+jwt");
    private static final String ISSUER = "leadstone";
    private static final String ACCESS = "access";
    private static final String REFRESH = "refresh";

    private static final String ROLE = "role";
    private static final String COMPANY = "company_id";
    private static final String SESSION = "sid";
    private static final String CREATED = "created_lead";
    private static final String USE = "token_type";

    /** The lifetime of an access token: about as long as a conversation in a widget. */
    private static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

    /** The lifetime of a refresh token: a visitor who returns in this time keeps the session. */
    private static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Duration accessLifetime;
    private final Duration refreshLifetime;
    private final Clock clock;

    private LeadTokens(
            MACSigner signer, MACVerifier verifier, Duration accessLifetime, Duration refreshLifetime, Clock clock) {
        this.signer = signer;
        this.verifier = verifier;
        this.accessLifetime = accessLifetime;
        this.refreshLifetime = refreshLifetime;
        this.clock = clock;
    }

    /**
     * Returns tokens with the default lifetimes: 1 hour for access, 30 days for refresh. Clients expect a refresh
     * token, but no route accepts it yet. See {@link #of(byte[], Duration, Duration, Clock)}.
     */
    public static LeadTokens of(byte[] secret) {
        return of(secret, ACCESS_LIFETIME, REFRESH_LIFETIME, Clock.systemUTC());
    }

    /**
     * Returns tokens with these lifetimes.
     *
     * @param secret at least 32 random bytes, the same on every server of the installation
     * @throws IllegalArgumentException if the secret is shorter
     */
    public static LeadTokens of(byte[] secret, Duration accessLifetime, Duration refreshLifetime, Clock clock) {
        try {
            return new LeadTokens(
                    new MACSigner(secret), new MACVerifier(secret), accessLifetime, refreshLifetime, clock);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the secret of lead tokens must have at least 32 bytes", tooShort);
        }
    }

    /** Returns new tokens for a session. */
    public IssuedTokens issue(CompanyId company, LeadSession session) {
        return new IssuedTokens(
                sign(company, session, ACCESS, accessLifetime),
                sign(company, session, REFRESH, refreshLifetime),
                accessLifetime);
    }

    /**
     * Derives a key for one purpose from the secret (HMAC-SHA256). The key reveals nothing about the secret.
     *
     * @param purpose a text that contains a blank. The text that a token's signature covers never contains one, so no
     *     signature equals such a key
     */
    public byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signer.getSecret(), mac.getAlgorithm()));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform must support HmacSHA256", impossible);
        }
    }

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        return BearerToken.of(headers).flatMap(LeadTokens::parseLeadToken).map(this::verified);
    }

    private String sign(CompanyId company, LeadSession session, String use, Duration lifetime) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(session.leadId().toString())
                .claim(ROLE, Role.LEAD.code())
                .claim(COMPANY, company.value())
                .claim(SESSION, session.sessionId())
                .claim(CREATED, session.createdLead())
                .claim(USE, use)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(
                    "the secret must be valid for HS256, because the constructor checked it", impossible);
        }
        return token.serialize();
    }

    private static Optional<SignedJWT> parseLeadToken(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return Optional.of(token)
                    .filter(read -> TYPE.equals(read.getHeader().getType()));
        } catch (ParseException notJwt) {
            return Optional.empty();
        }
    }

    private Caller verified(SignedJWT token) {
        try {
            JWTClaimsSet claims = token.getJWTClaimsSet();
            boolean valid = JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    && token.verify(verifier)
                    && ISSUER.equals(claims.getIssuer())
                    && ACCESS.equals(claims.getStringClaim(USE))
                    && claims.getExpirationTime() != null
                    && clock.instant().isBefore(claims.getExpirationTime().toInstant());
            if (valid) {
                return caller(claims);
            }
        } catch (JOSEException | ParseException | IllegalArgumentException | NullPointerException invalid) {
            // Falls through: every defect of a token gets the same answer.
        }
        throw NotAuthenticatedException.badToken();
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        LeadId lead = LeadId.parse(claims.getSubject()).orElseThrow(NotAuthenticatedException::badToken);
        return Caller.lead(
                new CompanyId(claims.getStringClaim(COMPANY)),
                new LeadSession(lead, claims.getStringClaim(SESSION), claims.getBooleanClaim(CREATED)));
    }
}
