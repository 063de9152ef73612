package io.leadstone.application.service.submission;

import java.time.Duration;

/**
 * Settings of widget sessions.
 *
 * @param lifetime the time for which a refresh token is valid; each refresh begins it again
 */
public record WidgetSessionRules(Duration lifetime) {

    /** The default lifetime: 30 days. A visitor who returns within this time keeps the session. */
    public static final Duration REFRESH_LIFETIME = Duration.ofDays(30);

    /** The default settings. */
    public static final WidgetSessionRules STANDARD = new WidgetSessionRules(REFRESH_LIFETIME);

    /** @throws IllegalArgumentException if the lifetime is not positive */
    public WidgetSessionRules {
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("the lifetime of a widget session must be positive, not " + lifetime);
        }
    }
}
