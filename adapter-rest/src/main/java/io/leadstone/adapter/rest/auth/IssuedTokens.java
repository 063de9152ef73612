package io.leadstone.adapter.rest.auth;

import java.time.Duration;

/** The tokens of a new session, and how long the first of them opens anything. */
public record IssuedTokens(String access, String refresh, Duration lifetime) {

    /** Hides the tokens from logs. */
    @Override
    public String toString() {
        return "IssuedTokens[…]";
    }
}
