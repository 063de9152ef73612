package io.leadstone.adapter.rest.auth;

/** The request has no valid credentials. The message is safe for clients: it does not say which part was wrong. */
public final class NotAuthenticatedException extends RuntimeException {

    private static final String BEARER = "Bearer realm=\"leadstone\"";

    private final String challenge;
    private final boolean wrongSecret;

    private NotAuthenticatedException(String message, String challenge, boolean wrongSecret) {
        super(message);
        this.challenge = challenge;
        this.wrongSecret = wrongSecret;
    }

    /** Returns the failure of a request without credentials that an authenticator recognizes. */
    public static NotAuthenticatedException missing() {
        return new NotAuthenticatedException(
                "the request needs X-API-Key with X-API-Secret, or Authorization: Bearer", BEARER, false);
    }

    /** Returns the failure of an API key that is unknown or revoked, or that has another secret. */
    public static NotAuthenticatedException badKey() {
        return new NotAuthenticatedException("the API key or its secret is not valid", BEARER, true);
    }

    /**
     * Returns the failure of a bearer token that is malformed, forged, expired or issued for another use (RFC 6750,
     * 3.1).
     */
    public static NotAuthenticatedException badToken() {
        return new NotAuthenticatedException("the token is not valid", BEARER + ", error=\"invalid_token\"", false);
    }

    /** Returns true if the request has an API key that is not valid. Too many of them are refused for a minute. */
    public boolean isWrongSecret() {
        return wrongSecret;
    }

    /** Returns the value of {@code WWW-Authenticate} (RFC 9110, section 11.6.1). */
    public String challenge() {
        return challenge;
    }
}
