package io.leadstone.domain.agent;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Web origins, as browsers send them and as agents allow them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public final class Origins {

    private static final Pattern CHARACTERS = Pattern.compile(Agent.ORIGIN_PATTERN);
    private static final String HTTPS_PORT = ":443";
    private static final String HTTP_PORT = ":80";
    private static final int MAX_PORT = 65_535;

    private Origins() {}

    /**
     * Returns true if a browser can send {@code text} as an origin, apart from the case and the default port: a scheme,
     * a host, and a port from 1 to {@value #MAX_PORT} or none.
     */
    public static boolean isValid(String text) {
        if (!CHARACTERS.matcher(text).matches()) {
            return false;
        }
        try {
            URI uri = new URI(text);
            int port = uri.getPort();
            String sent = uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port);
            return uri.getHost() != null && sent.equals(text) && port != 0 && port <= MAX_PORT;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Returns the one form that all spellings of an origin have: in lower case and without the default port. */
    public static String normal(String origin) {
        String lower = origin.toLowerCase(Locale.ROOT);
        String defaultPort = lower.startsWith("https:") ? HTTPS_PORT : HTTP_PORT;
        return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
    }
}
