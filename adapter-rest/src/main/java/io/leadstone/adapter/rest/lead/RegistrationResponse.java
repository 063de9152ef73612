package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.IssuedTokens;
import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * The answer to a registration.
 *
 * @param tokenType always {@code Bearer}
 * @param expiresIn the lifetime of the access token in seconds
 */
public record RegistrationResponse(
        LeadResponse lead, String accessToken, String refreshToken, String tokenType, long expiresIn)
        implements JsonResponse {

    static RegistrationResponse of(LeadResponse lead, IssuedTokens tokens) {
        return new RegistrationResponse(
                lead,
                tokens.access(),
                tokens.refresh(),
                "Bearer",
                tokens.lifetime().toSeconds());
    }

    /** Hides the tokens from logs. */
    @Override
    public String toString() {
        return "RegistrationResponse[" + lead + "]";
    }
}
