package io.leadstone.adapter.rest.auth;

import java.util.Optional;

/** The token of {@code Authorization: Bearer …} (RFC 6750, 2.1). */
final class BearerToken {

    private static final String SCHEME = "Bearer ";
    private static final int MAX_LENGTH = 8 * 1024;

    private BearerToken() {}

    /** The token; empty where the request has none. */
    static Optional<String> of(RequestHeaders headers) {
        return headers.value("Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .map(BearerToken::requireSize);
    }

    private static String requireSize(String token) {
        if (token.length() > MAX_LENGTH) {
            throw NotAuthenticatedException.badToken();
        }
        return token;
    }
}
