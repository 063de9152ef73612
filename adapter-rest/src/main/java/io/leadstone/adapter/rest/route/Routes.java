package io.leadstone.adapter.rest.route;

import jakarta.ws.rs.core.UriInfo;
import java.net.URI;

/** Where our resources are: each under both prefixes, which old and new clients expect to be the same. */
public final class Routes {

    private static final String VERSION = "v1";

    /** {@code /v1} and {@code /api/v1}. */
    public static final String PREFIX = "/{prefix: (?:api/)?" + VERSION + "}";

    /** Both prefixes, and none. */
    public static final String ANY_PREFIX = "/{prefix: (?:(?:api/)?" + VERSION + "/)?}";

    /** Leads. */
    public static final String LEAD = PREFIX + "/lead";

    /** The older SDK's leads. */
    public static final String SDK_LEAD = PREFIX + "/sdk/lead";

    /** Agents. */
    public static final String AGENT = PREFIX + "/agent";

    /** Webhooks. */
    public static final String WEBHOOK = PREFIX + "/webhook";

    /** Conversations. */
    public static final String CONVERSATION = PREFIX + "/conversation";

    /** Figures and exports. */
    public static final String ANALYTIC = PREFIX + "/analytic";

    /** Figures of a company. */
    public static final String COMPANY = PREFIX + "/company";

    private Routes() {}

    /** Where the record can be read, under the prefix that the request came by. */
    public static URI location(UriInfo uri, String kind, Object id) {
        // No part of it has a sign that a URI spells in another way, so that nothing has to be put together and
        // encoded.
        return URI.create(uri.getBaseUri() + prefixOf(uri.getPath()) + "/" + kind + "/" + id);
    }

    /** Some runtimes begin a path with a slash, others do not. */
    private static String prefixOf(String path) {
        return path.substring(path.startsWith("/") ? 1 : 0, path.indexOf(VERSION) + VERSION.length());
    }
}
