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
 * The tokens that a widget gets when it registers a lead: JWTs (RFC 7519) of our own, signed with HS256. They carry a type of their
 * own in the header (RFC 8725, 3.11), so that no other token passes for one of them, nor one of them for another, even where a
 * host signs with the same secret.
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

    /** Lifetime of an access token: about as long as a widget's conversation lasts. */
    private static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

    /** Lifetime of a refresh token: a visitor who returns within it keeps the session. */
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

    /** Access for an hour, refresh tokens (clients in the field expect one, no route takes it yet) for thirty days; see {@link #of(byte[], Duration, Duration, Clock)}. */
    public static LeadTokens of(byte[] secret) {
        return of(secret, ACCESS_LIFETIME, REFRESH_LIFETIME, Clock.systemUTC());
    }

    /**
     * Tokens of these lifetimes.
     *
     * @param secret at least 32 random bytes, the same on every server of the installation
     * @throws IllegalArgumentException where the secret is shorter
     */
    public static LeadTokens of(byte[] secret, Duration accessLifetime, Duration refreshLifetime, Clock clock) {
        try {
            return new LeadTokens(
                    new MACSigner(secret), new MACVerifier(secret), accessLifetime, refreshLifetime, clock);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the secret of lead tokens has at least 32 bytes", tooShort);
        }
    }

    /** New tokens for a session. */
    public IssuedTokens issue(CompanyId company, LeadSession session) {
        return new IssuedTokens(
                sign(company, session, ACCESS, accessLifetime),
                sign(company, session, REFRESH, refreshLifetime),
                accessLifetime);
    }

    /**
     * A key made of the secret (HMAC-SHA256) that is good for {@code purpose} alone and tells nothing of the secret.
     *
     * @param purpose a text with a blank in it, as nothing has that a token is signed over
     */
    public byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(signer.getSecret(), mac.getAlgorithm()));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the secret was checked when it came in", impossible);
        }
    }

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        return BearerToken.of(headers).flatMap(LeadTokens::ofOurType).map(this::verified);
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
            throw new IllegalStateException("the secret was checked when it came in", impossible);
        }
        return token.serialize();
    }

    private static Optional<SignedJWT> ofOurType(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return Optional.of(token)
                    .filter(read -> TYPE.equals(read.getHeader().getType()));
        } catch (ParseException another) {
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
        } catch (JOSEException | ParseException | IllegalArgumentException | NullPointerException notOurs) {
            // Falls through: what does not verify, or was not made by us, is a bad token, whatever is bad in it.
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
