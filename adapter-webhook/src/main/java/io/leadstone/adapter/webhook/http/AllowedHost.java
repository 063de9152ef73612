package io.leadstone.adapter.webhook.http;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host that receivers may have although its address is not public, and the ports that they may use there.
 *
 * @param host as urls name it, in lower case, an IPv6 address without brackets
 * @param ports {@value #DEFAULT_PORTS} for 443 and 80, {@value #ANY_PORT} for any port, or the one port
 */
public record AllowedHost(String host, String ports) {

    private static final String DEFAULT_PORTS = "";
    private static final String ANY_PORT = "*";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int MAX_PORT = 65_535;

    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*");
    private static final Pattern FORM =
            Pattern.compile("(?:\\[(?<ipv6>[0-9a-f:.]+)]|(?<name>[a-z0-9_.-]+))(?::(?<ports>\\*|[0-9]{1,5}))?");

    /**
     * Reads {@code host}, {@code host:port} or {@code host:*}; an IPv6 address stands in brackets if a port follows.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public static AllowedHost of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (IPV6.matcher(lower).matches()) {
            return new AllowedHost(lower, DEFAULT_PORTS);
        }
        Matcher form = FORM.matcher(lower);
        if (!form.matches() || !isPort(form.group("ports"))) {
            throw new IllegalArgumentException("an allowed host is host, host:port or host:*, not '" + text + "'");
        }
        String host = form.group("ipv6") == null ? form.group("name") : form.group("ipv6");
        return new AllowedHost(host, form.group("ports") == null ? DEFAULT_PORTS : form.group("ports"));
    }

    /** Returns whether a request to this host and port is allowed. */
    boolean covers(String name, int port) {
        return host.equals(plain(name))
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

    /** The form in which hosts are compared: in lower case, an IPv6 address without brackets. */
    private static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
