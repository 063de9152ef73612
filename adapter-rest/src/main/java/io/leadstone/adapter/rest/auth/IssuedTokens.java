package io.leadstone.adapter.rest.auth;

import java.time.Duration;

/**
 * The tokens of a widget session.
 *
 * @param lifetime the lifetime of the access token
 */
public record IssuedTokens(String access, String refresh, Duration lifetime) {

    /** Hides the tokens from logs. */
    @Override
    public String toString() {
        return "IssuedTokens[…]";
    }
}
