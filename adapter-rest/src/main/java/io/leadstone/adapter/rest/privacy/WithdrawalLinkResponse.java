package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * The answer to the request of a withdrawal link.
 *
 * @param link a relative reference to the route that withdraws, with the token
 */
public record WithdrawalLinkResponse(String leadId, String purpose, String token, String link) implements JsonResponse {

    /** Hides the token from logs. */
    @Override
    public String toString() {
        return "WithdrawalLinkResponse[leadId=" + leadId + ", purpose=" + purpose + "]";
    }
}
