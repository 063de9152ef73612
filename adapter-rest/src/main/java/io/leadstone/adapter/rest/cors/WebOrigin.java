package io.leadstone.adapter.rest.cors;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/**
 * The form in which browsers send the origin of a page.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public final class WebOrigin {

    private static final Pattern CHARACTERS = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]{1,255}");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int MAX_PORT = 65_535;

    private WebOrigin() {}

    /**
     * Returns true if a browser can send {@code text} as an origin: a scheme, a host in lower case, and a port if it is
     * not the default port of the scheme.
     */
    public static boolean isValid(String text) {
        if (!CHARACTERS.matcher(text).matches()) {
            return false;
        }
        try {
            URI uri = new URI(text);
            int port = uri.getPort();
            String sent = uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port);
            return uri.getHost() != null
                    && sent.equals(text)
                    && port != (uri.getScheme().equals("https") ? HTTPS_PORT : HTTP_PORT)
                    && port != 0
                    && port <= MAX_PORT;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
