package io.leadstone.domain.submission;

import java.time.Instant;
import java.util.Optional;

/**
 * The widget session that a registration starts. All tokens of one registration belong to it.
 *
 * @param id a random id, 1–{@value #MAX_ID} characters
 * @param refreshHash the hash of the only valid refresh token; empty if the session has ended
 * @param expiresAt the instant from which on the refresh token is refused
 */
public record WidgetSession(String id, Optional<String> refreshHash, Instant expiresAt) {

    /** Maximum length of a session id. */
    public static final int MAX_ID = 100;

    public WidgetSession {
        if (id.isBlank() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("the id of a widget session must have 1 to " + MAX_ID + " characters");
        }
    }

    /** Returns true if no token of the session is valid any more. */
    public boolean isEnded() {
        return refreshHash.isEmpty();
    }

    /** Returns this session with another refresh token. */
    public WidgetSession renewed(String nextHash, Instant nextExpiry) {
        return new WidgetSession(id, Optional.of(nextHash), nextExpiry);
    }

    /** Returns this session without a valid refresh token. */
    public WidgetSession ended() {
        return new WidgetSession(id, Optional.empty(), expiresAt);
    }

    @Override
    public String toString() {
        return "WidgetSession[isEnded=" + isEnded() + "]";
    }
}
