package io.leadstone.adapter.rest.auth;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.access.VerifyApiKey;
import java.util.Optional;

/**
 * Authenticates programs by the headers {@code X-API-Key} and {@code X-API-Secret}.
 *
 * @param keys verifies a key and its secret in constant time. It gives the same result for an unknown key as for a
 *     wrong secret
 */
public record ApiKeyAuthenticator(VerifyApiKey keys) implements Authenticator {

    /** The header with the public id of the API key. */
    public static final String KEY = "X-API-Key";

    /** The header with the secret of the API key. */
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
