package io.leadstone.adapter.rest.limit;

import io.leadstone.application.access.RateLimit;
import io.leadstone.application.access.RateState;
import io.leadstone.application.access.RateWindow;
import io.leadstone.application.port.out.access.RateLimiter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Counts requests against the limits of the host. Refused requests are reported to the listener, and logged once a
 * minute for each route and limit. Without limits nothing is counted.
 */
public final class RequestCounts {

    /** Counts nothing. */
    public static final RequestCounts NONE = new RequestCounts(Optional.empty(), (route, reason) -> {});

    private static final System.Logger LOG = System.getLogger(RequestCounts.class.getName());

    /** Maximum length of a client's text in a key. Longer texts share one key. */
    private static final int MAX_TEXT = 100;

    private static final RateLimit WRONG_FOR_KEY = perMinute("wrong-secrets-key", RequestLimits.WRONG_SECRETS_PER_KEY);
    private static final RateLimit WRONG_FROM_ADDRESS =
            perMinute("wrong-secrets-address", RequestLimits.WRONG_SECRETS_PER_ADDRESS);
    private static final RateLimit REFUSED_KEY = perMinute("refused-key", 1);
    private static final RateLimit REFUSED_ADDRESS = perMinute("refused-address", 1);
    private static final RateLimit LOGGED = perMinute("logged", 1);

    private final Optional<RequestLimits> limits;
    private final RefusalListener listener;

    public RequestCounts(Optional<RequestLimits> limits, RefusalListener listener) {
        this.limits = limits;
        this.listener = listener;
    }

    /**
     * Counts a public request of an address.
     *
     * @return the state of the limit; empty if there is no limit
     * @throws RateLimitedException if the address has used up its quota
     */
    Optional<RateHeaders> countAddress(InetAddress client, String route) {
        return limits.flatMap(RequestLimits::ofAddress).map(limit -> {
            RateState state = limiter().count(limit, ClientAddress.networkOf(client));
            if (!state.allowed()) {
                throw refused(route, RefusalReason.ADDRESS_LIMIT, "this address sent too many requests", limit, state);
            }
            return new RateHeaders(limit, state);
        });
    }

    /**
     * Counts a public request for an agent.
     *
     * @param agent the id from the request, which may be of no agent
     * @throws RateLimitedException if the agent has used up its quota
     */
    public void countAgent(String agent, String route) {
        limits.flatMap(RequestLimits::ofAgent).ifPresent(limit -> {
            RateState state = limiter().count(limit, bounded(agent));
            if (!state.allowed()) {
                throw refused(route, RefusalReason.AGENT_LIMIT, "this agent got too many requests", limit, state);
            }
        });
    }

    /**
     * Counts a write of a widget session. A write that exceeds the session's limit does not count for the address,
     * because a single session must not use up the quota of all visitors of an office.
     *
     * @param session the id of the session
     * @return the state of the limit with the fewest remaining writes; empty if there is no limit
     * @throws RateLimitedException if the session, or the sessions of the address, have used up their quota
     */
    public Optional<RateHeaders> countSession(String session, Optional<InetAddress> client, String route) {
        Optional<RateHeaders> ofSession = limits.flatMap(RequestLimits::ofSession)
                .map(limit -> countSession(limit, bounded(session), "this session sent too many requests", route));
        Optional<RateHeaders> ofAddress = client.flatMap(address -> limits.flatMap(RequestLimits::ofSessionsFromAddress)
                .map(limit -> countSession(
                        limit,
                        ClientAddress.networkOf(address),
                        "the sessions of this address sent too many requests",
                        route)));
        return Stream.concat(ofSession.stream(), ofAddress.stream())
                .min(Comparator.comparingLong(headers -> headers.state().remaining()));
    }

    private RateHeaders countSession(RateLimit limit, String key, String message, String route) {
        RateState state = limiter().count(limit, key);
        if (!state.allowed()) {
            throw refused(route, RefusalReason.SESSION_LIMIT, message, limit, state);
        }
        return new RateHeaders(limit, state);
    }

    /**
     * Checks that an API key may be tried.
     *
     * @throws RateLimitedException if there were too many wrong secrets for this key from this address, or from this
     *     address
     */
    public void requireAttempt(String key, InetAddress client, String route) {
        if (limits.isPresent()) {
            String address = ClientAddress.networkOf(client);
            requireAttempt(REFUSED_KEY, pair(key, address), route);
            requireAttempt(REFUSED_ADDRESS, address, route);
        }
    }

    /**
     * Counts a wrong secret. After too many of them, {@link #requireAttempt} refuses further attempts for a minute.
     *
     * @throws RateLimitedException if there were too many before this one, which parallel requests can try
     */
    public void countWrongSecret(String key, InetAddress client, String route) {
        if (limits.isPresent()) {
            String address = ClientAddress.networkOf(client);
            RateState ofKey = limiter().count(WRONG_FOR_KEY, pair(key, address));
            RateState ofAddress = limiter().count(WRONG_FROM_ADDRESS, address);
            if (ofKey.remaining() == 0
                    && limiter().count(REFUSED_KEY, pair(key, address)).allowed()) {
                warn("refuse the API key '" + printable(key) + "' from the address " + address + " for a minute after "
                        + RequestLimits.WRONG_SECRETS_PER_KEY + " wrong secrets");
            }
            if (ofAddress.remaining() == 0
                    && limiter().count(REFUSED_ADDRESS, address).allowed()) {
                warn("refuse all API keys from the address " + address + " for a minute after "
                        + RequestLimits.WRONG_SECRETS_PER_ADDRESS + " wrong secrets, the last one for the key '"
                        + printable(key) + "'");
            }
            requireAllowed(WRONG_FOR_KEY, ofKey, route);
            requireAllowed(WRONG_FROM_ADDRESS, ofAddress, route);
        }
    }

    private void requireAttempt(RateLimit limit, String key, String route) {
        requireAllowed(limit, limiter().look(limit, key), route);
    }

    private void requireAllowed(RateLimit limit, RateState state, String route) {
        if (!state.allowed()) {
            listener.refused(route, RefusalReason.WRONG_SECRETS);
            throw new RateLimitedException("there were too many wrong secrets; try again later", limit, state);
        }
    }

    private RateLimitedException refused(
            String route, RefusalReason reason, String message, RateLimit limit, RateState state) {
        listener.refused(route, reason);
        if (limiter().count(LOGGED, route + " " + reason.code()).allowed()) {
            warn("refuse requests of " + route + ", because of the limit "
                    + state.window().name() + "; this line appears once a minute");
        }
        return new RateLimitedException(
                message + "; " + state.window().quota() + " are allowed in "
                        + state.window().time().toSeconds() + " seconds",
                limit,
                state);
    }

    private RateLimiter limiter() {
        return limits.orElseThrow().limiter();
    }

    private static RateLimit perMinute(String name, int quota) {
        return new RateLimit(name, List.of(new RateWindow(name, quota, Duration.ofMinutes(1))));
    }

    private static String pair(String key, String address) {
        return address + " " + bounded(key);
    }

    private static String bounded(String text) {
        return text.length() > MAX_TEXT ? "long" : text;
    }

    /** Returns the id of a key for the log. Other texts are not logged, because they may be secrets. */
    private static String printable(String key) {
        return key.matches("[A-Za-z0-9._:-]{1,64}") ? key : "?";
    }

    private static void warn(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }
}
