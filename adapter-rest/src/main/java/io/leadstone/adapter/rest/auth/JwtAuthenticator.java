package io.leadstone.adapter.rest.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.leadstone.application.access.Caller;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates callers by JWTs (RFC 7519) that the host issues. The accepted algorithms are fixed when the
 * authenticator is created; a token cannot choose another one (RFC 8725, section 3.1). The claims {@code sub}, {@code
 * exp} and {@code company_id} are required. The claims {@code scopes}, {@code scope} and {@code role} are optional, see
 * {@link JwtCallers}.
 */
public final class JwtAuthenticator implements Authenticator {

    /** The minimum length of an HS256 secret: RFC 7518, section 3.2, requires 256 bits. */
    private static final int MIN_SECRET_BYTES = 32;

    /** The minimum length of an RSA key: RFC 7518, section 3.3, requires 2048 bits. */
    private static final int MIN_RSA_BITS = 2048;

    private final Set<JWSAlgorithm> algorithms;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    private JwtAuthenticator(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys, JwtRules rules) {
        this.algorithms = Set.copyOf(algorithms);
        // Null accepts tokens without the header typ, because many issuers omit it.
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWTClaimsSetVerifier(new JwtClaimsRules(rules));
    }

    /**
     * Returns an authenticator for tokens that are signed with HS256.
     *
     * @param secret at least 32 random bytes
     * @throws IllegalArgumentException if the secret is shorter
     */
    public static JwtAuthenticator hs256(byte[] secret, JwtRules rules) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "the secret for HS256 must have at least " + MIN_SECRET_BYTES + " bytes, but has " + secret.length);
        }
        return new JwtAuthenticator(Set.of(JWSAlgorithm.HS256), new ImmutableSecret<>(secret.clone()), rules);
    }

    /**
     * Returns an authenticator for tokens that are signed with RS256.
     *
     * @throws IllegalArgumentException if the key has fewer than 2048 bits (RFC 7518, section 3.3)
     */
    public static JwtAuthenticator rs256(RSAPublicKey key, JwtRules rules) {
        requireRsa(key.getModulus().bitLength(), "the RSA key");
        JWKSet keys = new JWKSet(new RSAKey.Builder(key).build());
        return new JwtAuthenticator(Set.of(JWSAlgorithm.RS256), new ImmutableJWKSet<>(keys), rules);
    }

    /**
     * Returns an authenticator for tokens that are signed with ES256.
     *
     * @throws IllegalArgumentException if the key is not on the curve P-256 (RFC 7518, section 3.4)
     */
    public static JwtAuthenticator es256(ECPublicKey key, JwtRules rules) {
        requireP256(Curve.forECParameterSpec(key.getParams()), "the EC key");
        JWKSet keys = new JWKSet(new ECKey.Builder(Curve.P_256, key).build());
        return new JwtAuthenticator(Set.of(JWSAlgorithm.ES256), new ImmutableJWKSet<>(keys), rules);
    }

    /**
     * Returns an authenticator for tokens that are signed with RS256 or ES256 by a key of the set.
     *
     * @param json the text of a JWK set (RFC 7517, section 5). Keys of other types and keys for encryption are ignored
     * @throws IllegalArgumentException if the text is not a JWK set, if no key of it verifies RS256 or ES256, or if an
     *     RSA key has fewer than 2048 bits or an EC key is not on the curve P-256
     */
    public static JwtAuthenticator jwkSet(String json, JwtRules rules) {
        JWKSet keys = new JWKSet(signatureKeys(json));
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the JWK set has no RSA or EC key for signatures");
        }
        keys.getKeys().forEach(JwtAuthenticator::requireStrong);
        return new JwtAuthenticator(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(keys), rules);
    }

    private static List<JWK> signatureKeys(String json) {
        try {
            return JWKSet.parse(json).toPublicJWKSet().getKeys().stream()
                    .filter(key -> key instanceof RSAKey || key instanceof ECKey)
                    .filter(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                    .toList();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("the text must be a JWK set (RFC 7517, section 5)", malformed);
        }
    }

    private static void requireStrong(JWK key) {
        String name = "the key " + key.getKeyID() + " of the JWK set";
        if (key instanceof ECKey elliptic) {
            requireP256(elliptic.getCurve(), name);
        } else {
            requireRsa(key.size(), name);
        }
    }

    private static void requireRsa(int bits, String name) {
        if (bits < MIN_RSA_BITS) {
            throw new IllegalArgumentException(
                    name + " must have at least " + MIN_RSA_BITS + " bits (RFC 7518, section 3.3), but has " + bits);
        }
    }

    private static void requireP256(@Nullable Curve curve, String name) {
        if (!Curve.P_256.equals(curve)) {
            throw new IllegalArgumentException(
                    name + " must be on the curve P-256 for ES256 (RFC 7518, section 3.4), but is on " + curve);
        }
    }

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        return BearerToken.of(headers).flatMap(this::verified);
    }

    /**
     * Returns the caller. The result is empty if the token is signed with another algorithm, because another
     * authenticator may accept it.
     */
    private Optional<Caller> verified(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!algorithms.contains(token.getHeader().getAlgorithm())) {
                return Optional.empty();
            }
            JWTClaimsSet claims = processor.process(token, null);
            return Optional.of(JwtCallers.of(claims));
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException bad) {
            throw NotAuthenticatedException.badToken();
        }
    }
}
