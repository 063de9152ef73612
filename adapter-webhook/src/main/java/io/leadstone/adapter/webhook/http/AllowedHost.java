package io.leadstone.adapter.webhook.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that webhooks may have although its address is not public, and its allowed ports.
 *
 * @param host the host of the URL in lower case; an IPv6 address has no brackets
 * @param ports empty for 443 and 80, {@value #ANY_PORT} for any port, or one port number
 */
public record AllowedHost(String host, String ports) {

    private static final String DEFAULT_PORTS = "";
    private static final String ANY_PORT = "*";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;

    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*");
    private static final Pattern FORMAT =
            Pattern.compile("(?:\\[(?<ipv6>[0-9a-f:.]+)]|(?<name>[a-z0-9_.-]+))(?::(?<ports>\\*|[0-9]{1,5}))?");

    /**
     * Parses {@code host}, {@code host:port} or {@code host:*}. An IPv6 address needs brackets if a port follows.
     *
     * @throws IllegalArgumentException if the text has another format
     */
    public static AllowedHost of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (IPV6.matcher(lower).matches()) {
            return new AllowedHost(lower, DEFAULT_PORTS);
        }
        Matcher parts = FORMAT.matcher(lower);
        if (!parts.matches() || !isPort(parts.group("ports"))) {
            throw new IllegalArgumentException(
                    "an allowed host must be host, host:port or host:*, but is '" + text + "'");
        }
        String host = parts.group("ipv6") == null ? parts.group("name") : parts.group("ipv6");
        return new AllowedHost(host, parts.group("ports") == null ? DEFAULT_PORTS : parts.group("ports"));
    }

    /** Returns true if a request to this host and port is allowed. */
    boolean covers(String name, int port) {
        return host.equals(normalized(name))
                && switch (ports) {
                    case DEFAULT_PORTS -> port == HTTPS || port == HTTP;
                    case ANY_PORT -> true;
                    default -> port == Integer.parseInt(ports);
                };
    }

    private static boolean isPort(@Nullable String ports) {
        if (ports == null || ports.equals(ANY_PORT)) {
            return true;
        }
        int port = Integer.parseInt(ports);
        return port >= 1 && port <= MAX_PORT;
    }

    /** Returns the host in lower case and without the brackets of an IPv6 address. */
    private static String normalized(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
