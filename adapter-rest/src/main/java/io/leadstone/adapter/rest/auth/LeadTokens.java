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
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.Submission;
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
 * Issues and verifies the access tokens that a widget gets for a registration. They are JWTs (RFC 7519) signed with
 * HS256. Their header has its own type (RFC 8725, section 3.11). Therefore a token of the host is never accepted as a
 * lead token, even if the host signs with the same secret.
 */
public final class LeadTokens implements Authenticator {

    private static final JOSEObjectType TYPE = new JOSEObjectType("lead+jwt");
    private static final String ISSUER = "leadstone";
    private static final String ACCESS = "access";

    private static final String ROLE = "role";
    private static final String COMPANY = "company_id";
    private static final String SESSION = "sid";
    private static final String AGENT = "agent_id";
    private static final String USE = "token_type";

    /** The lifetime of an access token: about as long as a conversation in a widget. */
    private static final Duration ACCESS_LIFETIME = Duration.ofHours(1);

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Duration accessLifetime;
    private final Clock clock;

    private LeadTokens(MACSigner signer, MACVerifier verifier, Duration accessLifetime, Clock clock) {
        this.signer = signer;
        this.verifier = verifier;
        this.accessLifetime = accessLifetime;
        this.clock = clock;
    }

    /**
     * Returns access tokens that are valid for 1 hour. See {@link #of(byte[], Duration, Clock)}.
     */
    public static LeadTokens of(byte[] secret) {
        return of(secret, ACCESS_LIFETIME, Clock.systemUTC());
    }

    /**
     * Returns access tokens with this lifetime. Refresh tokens have the lifetime of
     * {@link io.leadstone.application.LeadManagementBuilder#sessionLifetime}.
     *
     * @param secret at least 32 random bytes, the same on every server of the installation
     * @throws IllegalArgumentException if the secret is shorter
     */
    public static LeadTokens of(byte[] secret, Duration accessLifetime, Clock clock) {
        try {
            return new LeadTokens(new MACSigner(secret), new MACVerifier(secret), accessLifetime, clock);
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException("the secret of lead tokens must have at least 32 bytes", tooShort);
        }
    }

    /** Returns a new access token for the widget session of a submission, together with its refresh token. */
    public IssuedTokens issue(Submission submission, String refreshToken) {
        LeadSession session = new LeadSession(
                submission.id(),
                submission.session().id(),
                submission.details().agent().orElseThrow());
        return issue(submission.companyId(), session, refreshToken);
    }

    /** Returns a new access token for a session, together with its refresh token. */
    public IssuedTokens issue(CompanyId company, LeadSession session, String refreshToken) {
        return new IssuedTokens(sign(company, session), refreshToken, accessLifetime);
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
            throw new IllegalStateException("this Java runtime does not support HmacSHA256", impossible);
        }
    }

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        return BearerToken.of(headers).flatMap(LeadTokens::parseLeadToken).map(this::verified);
    }

    private String sign(CompanyId company, LeadSession session) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(session.leadId().toString())
                .claim(ROLE, Role.LEAD.code())
                .claim(COMPANY, company.value())
                .claim(SESSION, session.sessionId())
                .claim(AGENT, session.agentId().value())
                .claim(USE, ACCESS)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(accessLifetime)))
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
                new LeadSession(lead, claims.getStringClaim(SESSION), new AgentId(claims.getStringClaim(AGENT))));
    }
}
