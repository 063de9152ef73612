package io.leadstone.adapter.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.testkit.SettableClock;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tests valid and invalid tokens of a host. */
class JwtAuthenticatorTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = SettableClock.START;

    private final JwtRules rules = new JwtRules(
            Optional.of("https://id.example"), Optional.of("leads"), Duration.ofSeconds(30), new SettableClock());
    private final JwtAuthenticator hs256 = JwtAuthenticator.hs256(SECRET, rules);

    @Test
    void claims_are_mapped_to_a_caller() throws JOSEException {
        Caller caller = authenticate(
                        hs256,
                        signHs256(good().claim("scope", "openid read write").build()))
                .orElseThrow();
        assertThat(caller).isEqualTo(Caller.member(new CompanyId("acme"), "user-1", Scope.READ, Scope.WRITE));
        Caller operator = authenticate(
                        hs256,
                        signHs256(good().claim("scopes", List.of("admin"))
                                .claim("role", "super_admin")
                                .build()))
                .orElseThrow();
        assertThat(operator.role()).isEqualTo(Role.SUPER_ADMIN);
        assertThat(operator.scopes()).containsExactly(Scope.ADMIN);
    }

    @Test
    void clocks_may_differ_by_the_leeway() throws JOSEException {
        assertThat(authenticate(hs256, signHs256(good().expirationTime(at(-29)).build())))
                .isPresent();
        assertThat(authenticate(hs256, signHs256(good().notBeforeTime(at(29)).build())))
                .isPresent();
    }

    @Test
    void a_token_with_an_invalid_claim_is_rejected() throws JOSEException {
        for (JWTClaimsSet bad : List.of(
                good().expirationTime(at(-31)).build(),
                good().expirationTime(null).build(),
                good().notBeforeTime(at(31)).build(),
                good().issuer("https://evil.example").build(),
                good().issuer(null).build(),
                good().audience("others").build(),
                good().audience((String) null).build(),
                good().subject(null).build(),
                good().subject(" ").build(),
                good().subject("x".repeat(201)).build(),
                good().claim("company_id", null).build(),
                good().claim("company_id", "a b").build(),
                good().claim("company_id", 5).build(),
                good().claim("role", "lead").build(),
                good().claim("scopes", 5).build())) {
            String token = signHs256(bad);
            assertThatThrownBy(() -> authenticate(hs256, token))
                    .as(bad.toString())
                    .isInstanceOf(NotAuthenticatedException.class)
                    .hasMessage("the token is not valid");
        }
    }

    @Test
    void a_forged_or_unsigned_token_is_rejected() throws JOSEException {
        byte[] other = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);
        String good = signHs256(good().build());
        for (String token : List.of(
                sign(new MACSigner(other), JWSAlgorithm.HS256, good().build()),
                good.substring(0, good.lastIndexOf('.') + 1),
                new PlainJWT(good().build()).serialize(),
                "a.b.c",
                "",
                "x".repeat(9000))) {
            assertThatThrownBy(() -> authenticate(hs256, token)).isInstanceOf(NotAuthenticatedException.class);
        }
    }

    @Test
    void a_token_with_another_algorithm_is_left_to_other_authenticators() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        ECKey ec = new ECKeyGenerator(Curve.P_256).generate();
        String byRsa = sign(new RSASSASigner(rsa), JWSAlgorithm.RS256, good().build());
        String byEc = sign(new ECDSASigner(ec), JWSAlgorithm.ES256, good().build());
        assertThat(authenticate(JwtAuthenticator.rs256(rsa.toRSAPublicKey(), rules), byRsa))
                .isPresent();
        assertThat(authenticate(JwtAuthenticator.es256(ec.toECPublicKey(), rules), byEc))
                .isPresent();
        assertThat(authenticate(JwtAuthenticator.jwkSet(new JWKSet(List.of(rsa, ec)).toString(), rules), byEc))
                .isPresent();
        assertThat(authenticate(hs256, byRsa)).isEmpty();
        // A known attack: the token is signed by HS256 with the public key as the secret.
        String confused = sign(new MACSigner(rsa.toRSAPublicKey().getEncoded()), JWSAlgorithm.HS256, good().build());
        assertThat(authenticate(JwtAuthenticator.rs256(rsa.toRSAPublicKey(), rules), confused))
                .isEmpty();
        RSAKey another = publicKey(2048).build();
        assertThatThrownBy(() -> authenticate(JwtAuthenticator.rs256(another.toRSAPublicKey(), rules), byRsa))
                .isInstanceOf(NotAuthenticatedException.class);
    }

    @Test
    void lead_tokens_and_host_tokens_are_never_interchangeable() throws JOSEException {
        LeadTokens tokens = LeadTokens.of(SECRET, Duration.ofHours(1), new SettableClock());
        IssuedTokens issued = tokens.issue(
                new CompanyId("acme"),
                new LeadSession(new LeadId(UUID.randomUUID()), "session", new AgentId("bot")),
                "a refresh token");
        JwtAuthenticator withoutRules = JwtAuthenticator.hs256(
                SECRET, new JwtRules(Optional.empty(), Optional.empty(), Duration.ZERO, new SettableClock()));
        assertThat(authenticate(tokens, issued.access())).isPresent();
        assertThat(authenticate(tokens, issued.refresh())).isEmpty();
        assertThatThrownBy(() -> authenticate(withoutRules, issued.access()))
                .isInstanceOf(NotAuthenticatedException.class);
        assertThat(authenticate(
                        tokens, signHs256(good().claim("token_type", "access").build())))
                .isEmpty();
    }

    @Test
    void short_secrets_are_rejected() {
        assertThatThrownBy(() -> JwtAuthenticator.hs256(new byte[31], rules))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LeadTokens.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JwtAuthenticator.jwkSet("{", rules)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_rsa_key_under_2048_bits_is_rejected() throws Exception {
        RSAKey weak = publicKey(1024).keyID("weak").build();
        assertThatThrownBy(() -> JwtAuthenticator.rs256(weak.toRSAPublicKey(), rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 2048 bits")
                .hasMessageContaining("has 1024");
        String mixed = new JWKSet(List.of(publicKey(2048).keyID("good").build(), weak)).toString();
        assertThatThrownBy(() -> JwtAuthenticator.jwkSet(mixed, rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the key weak of the JWK set must have at least 2048 bits");
    }

    @Test
    void an_ec_key_on_another_curve_is_rejected() throws JOSEException {
        for (Curve curve : List.of(Curve.P_384, Curve.P_521)) {
            ECKey key = new ECKeyGenerator(curve).keyID("other").generate();
            assertThatThrownBy(() -> JwtAuthenticator.es256(key.toECPublicKey(), rules))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("P-256");
            assertThatThrownBy(() -> JwtAuthenticator.jwkSet(new JWKSet(key).toString(), rules))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("the key other of the JWK set must be on the curve P-256");
        }
        String offCurve = new JWKSet(new ECKeyGenerator(Curve.P_256).generate())
                .toString()
                .replaceAll("\"x\":\"....", "\"x\":\"AAAA");
        assertThatThrownBy(() -> JwtAuthenticator.jwkSet(offCurve, rules)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_set_without_a_key_for_signatures_is_rejected() throws JOSEException {
        RSAKey encrypting = publicKey(2048).keyUse(KeyUse.ENCRYPTION).build();
        OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).generate();
        for (String json : List.of("{\"keys\":[]}", new JWKSet(List.of(encrypting, secret)).toString(false))) {
            assertThatThrownBy(() -> JwtAuthenticator.jwkSet(json, rules))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no RSA or EC key");
        }
    }

    /** Returns a public key without a private one. The search for two primes takes seconds, and nothing needs them. */
    private static RSAKey.Builder publicKey(int bits) {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return new RSAKey.Builder(Base64URL.encode(modulus), Base64URL.encode(RSAKeyGenParameterSpec.F4));
    }

    private static JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer("https://id.example")
                .audience("leads")
                .subject("user-1")
                .claim("company_id", "acme")
                .expirationTime(at(60));
    }

    private static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String signHs256(JWTClaimsSet claims) throws JOSEException {
        return sign(new MACSigner(SECRET), JWSAlgorithm.HS256, claims);
    }

    private static String sign(JWSSigner signer, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static Optional<Caller> authenticate(Authenticator authenticator, String token) {
        return authenticator.authenticate(
                name -> name.equals("Authorization") ? Optional.of("Bearer " + token) : Optional.empty());
    }
}
