package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.access.VerifyApiKey;
import java.util.Optional;

/**
 * Knows programs by {@code X-API-Key} with {@code X-API-Secret}.
 *
 * @param keys compares in constant time, and does not tell an unknown key from a wrong secret
 */
public record ApiKeyAuthenticator(VerifyApiKey keys) implements Authenticator {

    /** The header of the public half. */
    public static final String KEY = "X-API-Key";

    /** The header of the secret half. */
    public static final String SECRET = "X-API-Secret";

    @Override
    public Optional<Caller> authenticate(RequestHeaders headers) {
        Optional<String> key = headers.value(KEY);
        Optional<String> secret = headers.value(SECRET);
        if (key.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                keys.verify(key.orElse(""), secret.orElse("")).orElseThrow(NotAuthenticatedException::badKey));
    }
}
