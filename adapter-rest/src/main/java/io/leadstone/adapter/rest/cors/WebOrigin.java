package io.leadstone.adapter.rest.cors;

import io.leadstone.domain.agent.Origins;

/**
 * The form in which browsers send the origin of a page.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6454#section-6.2">RFC 6454, section 6.2</a>
 */
public final class WebOrigin {

    private WebOrigin() {}

    /**
     * Returns true if a browser can send {@code text} as an origin: a scheme, a host in lower case, and a port if it is
     * not the default port of the scheme.
     */
    public static boolean isValid(String text) {
        return Origins.isValid(text) && Origins.normal(text).equals(text);
    }
}
