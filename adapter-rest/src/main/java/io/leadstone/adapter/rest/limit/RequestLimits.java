package io.leadstone.adapter.rest.limit;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateWindow;
import io.leadstone.application.port.out.access.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The limits of public requests and of writes by widget sessions. A host passes them to {@link
 * io.leadstone.adapter.rest.LeadstoneRest#limitedBy}, and sets {@link ClientAddress#PROPERTY} for each request.
 * Requests without an address have only the limits of their agent and of their session.
 *
 * @param limiter counts the requests
 * @param perMinute public requests of one address in a minute, at most {@value #MAX}; 0 sets no limit
 * @param perHour public requests of one address in an hour, at most {@value #MAX}; 0 sets no limit
 * @param agentPerMinute public requests for one agent in a minute, at most {@value #MAX}; 0 sets no limit. At most a
 *     twentieth of them, and at least {@value #MIN_AGENT_PER_SECOND}, are allowed in one second.
 * @param sessionPerMinute writes of one widget session in a minute, at most {@value #MAX}; 0 sets no limit. All
 *     sessions of one address may write {@value #SESSIONS_PER_ADDRESS} times as often
 */
public record RequestLimits(RateLimiter limiter, int perMinute, int perHour, int agentPerMinute, int sessionPerMinute) {

    /** Default number of public requests of one address in a minute. */
    public static final int PER_MINUTE = 10;

    /** Default number of public requests of one address in an hour. */
    public static final int PER_HOUR = 100;

    /** Default number of public requests for one agent in a minute. */
    public static final int AGENT_PER_MINUTE = 600;

    /** Lowest limit of public requests for one agent in a second. */
    public static final int MIN_AGENT_PER_SECOND = 10;

    /** Default number of writes of one widget session in a minute. A conversation has fewer messages. */
    public static final int SESSION_PER_MINUTE = 60;

    /**
     * Number of widget sessions that can write at full rate from one address. Visitors of one office share an address,
     * and one visitor can get any number of sessions.
     */
    public static final int SESSIONS_PER_ADDRESS = 5;

    /** Maximum of each number. */
    public static final int MAX = 1_000_000;

    /** Number of wrong secrets for one key from one address in a minute, after which the pair is refused. */
    public static final int WRONG_SECRETS_PER_KEY = 10;

    /** Number of wrong secrets from one address in a minute, after which the address is refused. */
    public static final int WRONG_SECRETS_PER_ADDRESS = 50;

    /** A higher part would let a burst for one agent delay the requests for others. */
    private static final int SECONDS_OF_BURSTS = 20;

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    public RequestLimits {
        requireNumber("perMinute", perMinute);
        requireNumber("perHour", perHour);
        requireNumber("agentPerMinute", agentPerMinute);
        requireNumber("sessionPerMinute", sessionPerMinute);
    }

    /** Returns the default limits. */
    public static RequestLimits of(RateLimiter limiter) {
        return new RequestLimits(limiter, PER_MINUTE, PER_HOUR, AGENT_PER_MINUTE, SESSION_PER_MINUTE);
    }

    /** Returns the limit of an address; empty if there is none. */
    Optional<RateLimit> ofAddress() {
        List<RateWindow> windows = new ArrayList<>();
        if (perMinute > 0) {
            windows.add(new RateWindow("address-minute", perMinute, MINUTE));
        }
        if (perHour > 0) {
            windows.add(new RateWindow("address-hour", perHour, HOUR));
        }
        return windows.isEmpty() ? Optional.empty() : Optional.of(new RateLimit("address", windows));
    }

    /** Returns the limit of an agent; empty if there is none. */
    Optional<RateLimit> ofAgent() {
        if (agentPerMinute == 0) {
            return Optional.empty();
        }
        List<RateWindow> windows = new ArrayList<>();
        int perSecond = Math.max(MIN_AGENT_PER_SECOND, agentPerMinute / SECONDS_OF_BURSTS);
        if (perSecond < agentPerMinute) {
            windows.add(new RateWindow("agent-second", perSecond, SECOND));
        }
        windows.add(new RateWindow("agent-minute", agentPerMinute, MINUTE));
        return Optional.of(new RateLimit("agent", windows));
    }

    /** Returns the limit of writes of a widget session; empty if there is none. */
    Optional<RateLimit> ofSession() {
        return perMinute("session", sessionPerMinute);
    }

    /** Returns the limit of writes of all widget sessions of an address; empty if there is none. */
    Optional<RateLimit> ofSessionsFromAddress() {
        return perMinute("address-sessions", sessionPerMinute * SESSIONS_PER_ADDRESS);
    }

    private static Optional<RateLimit> perMinute(String name, int quota) {
        return quota == 0
                ? Optional.empty()
                : Optional.of(new RateLimit(name, List.of(new RateWindow(name + "-minute", quota, MINUTE))));
    }

    private static void requireNumber(String name, int number) {
        if (number < 0 || number > MAX) {
            throw new IllegalArgumentException(name + " must be from 0 to " + MAX + ", not " + number);
        }
    }
}
