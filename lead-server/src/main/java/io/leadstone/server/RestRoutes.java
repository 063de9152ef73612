package io.leadstone.server;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.JwtAuthenticator;
import io.leadstone.adapter.rest.auth.JwtRules;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.application.LeadManagement;
import io.leadstone.server.settings.JwtSettings;
import io.leadstone.server.settings.RateSettings;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import jakarta.ws.rs.core.Application;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** Configures the REST adapter. It accepts lead tokens, API keys and, if the settings say so, JWTs of the host. */
final class RestRoutes {

    private RestRoutes() {}

    static Application of(LeadManagement management, ServerSettings settings, RefusalListener refusals) {
        List<Authenticator> others = new ArrayList<>();
        others.add(new ApiKeyAuthenticator(management.verifyApiKey()));
        others.addAll(jwts(settings.jwt()));
        LeadTokens tokens = LeadTokens.of(tokenSecret(settings));
        return JerseyRoutes.of(LeadstoneRest.of(management, tokens, others.toArray(new Authenticator[0]))
                .withdrawalTokens(WithdrawalTokens.of(tokens, oldTokens(settings)))
                .countingTo(settings.countTo())
                .limitedBy(limits(settings.rates()))
                .allowingOrigins(settings.corsOrigins())
                .evidenceAddress(settings.evidenceAddress())
                .onRefusal(refusals));
    }

    private static RequestLimits limits(RateSettings rates) {
        return new RequestLimits(
                Bucket4jRateLimiter.inMemory(),
                rates.perMinute(),
                rates.perHour(),
                rates.agentPerMinute(),
                rates.sessionPerMinute());
    }

    private static LeadTokens[] oldTokens(ServerSettings settings) {
        return settings.oldTokenSecrets().stream()
                .map(secret -> LeadTokens.of(secret.getBytes(StandardCharsets.UTF_8)))
                .toArray(LeadTokens[]::new);
    }

    private static byte[] tokenSecret(ServerSettings settings) {
        return settings.tokenSecret()
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] random = new byte[ServerSettings.MIN_SECRET_BYTES];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
    }

    private static List<Authenticator> jwts(JwtSettings settings) {
        JwtRules rules =
                new JwtRules(settings.issuer(), settings.audience(), JwtRules.ANY.leeway(), JwtRules.ANY.clock());
        List<Authenticator> jwts = new ArrayList<>();
        settings.secret()
                .map(secret -> JwtAuthenticator.hs256(secret.getBytes(StandardCharsets.UTF_8), rules))
                .ifPresent(jwts::add);
        settings.jwkSet().map(json -> ofJwkSet(json, rules)).ifPresent(jwts::add);
        return jwts;
    }

    private static JwtAuthenticator ofJwkSet(String json, JwtRules rules) {
        try {
            return JwtAuthenticator.jwkSet(json, rules);
        } catch (IllegalArgumentException malformed) {
            throw new WrongSettingException(Setting.JWT_JWK_SET_FILE, "cannot be used: " + malformed.getMessage());
        }
    }
}
