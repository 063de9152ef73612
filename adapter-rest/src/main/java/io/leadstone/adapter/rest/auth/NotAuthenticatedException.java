package io.leadstone.adapter.rest.auth;

/** A request without valid credentials. The message is fit for the client: it does not say which part was wrong. */
public final class NotAuthenticatedException extends RuntimeException {

    private static final String BEARER = "Bearer realm=\"leadstone\"";

    private final String challenge;

    private NotAuthenticatedException(String message, String challenge) {
        super(message);
        this.challenge = challenge;
    }

    /** The request carries no credentials that anybody knows. */
    public static NotAuthenticatedException missing() {
        return new NotAuthenticatedException(
                "this needs X-API-Key with X-API-Secret, or Authorization: Bearer", BEARER);
    }

    /** Key and secret do not belong together, or are revoked. */
    public static NotAuthenticatedException badKey() {
        return new NotAuthenticatedException("the API key or its secret is not valid", BEARER);
    }

    /** The bearer token is malformed, forged, expired or not for this (RFC 6750, 3.1). */
    public static NotAuthenticatedException badToken() {
        return new NotAuthenticatedException("the token is not valid", BEARER + ", error=\"invalid_token\"");
    }

    /** The value of {@code WWW-Authenticate} (RFC 9110, 11.6.1). */
    public String challenge() {
        return challenge;
    }
}
