package io.leadstone.adapter.rest.auth;

import java.util.Optional;

/** Reads the token of {@code Authorization: Bearer …} (RFC 6750, section 2.1). */
final class BearerToken {

    private static final String SCHEME = "Bearer ";
    /** The maximum length of a token in characters. Longer tokens are rejected before they are parsed. */
    private static final int MAX_LENGTH = 8 * 1024;

    private BearerToken() {}

    /** Returns the token; empty if the request has none. */
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
