package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.auth.IssuedTokens;
import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * The answer to a refresh (RFC 6749, section 5.1).
 *
 * @param tokenType always {@code Bearer}
 * @param expiresIn the lifetime of the access token in seconds
 */
public record TokenResponse(String accessToken, String refreshToken, String tokenType, long expiresIn)
        implements JsonResponse {

    static TokenResponse of(IssuedTokens tokens) {
        return new TokenResponse(
                tokens.access(), tokens.refresh(), "Bearer", tokens.lifetime().toSeconds());
    }

    /** Hides the tokens from logs. */
    @Override
    public String toString() {
        return "TokenResponse[…]";
    }
}
