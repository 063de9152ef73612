package io.leadstone.adapter.rest.route;

import jakarta.ws.rs.core.UriInfo;

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

    /**
     * The id of a lead in a path. It excludes the names of lists: without that, some runtimes would take {@code PUT /lead/company} for
     * a change of the lead {@code company} and answer 404 in place of 405.
     */
    public static final String LEAD_ID = "{id: (?!(?:company|deleted)(?:/|$))[^/]+}";

    /** The id of a conversation in a path; it excludes the names of lists, like {@link #LEAD_ID}. */
    public static final String CONVERSATION_ID = "{id: (?!(?:entity|deleted)(?:/|$))[^/]+}";

    private Routes() {}

    /**
     * Returns the path of a record, under the prefix that the request used. It is a relative reference (RFC 9110, 10.2.2): a host name
     * could only come from the request's {@code Host} header, which anybody can forge.
     */
    public static String location(UriInfo uri, String kind, Object id) {
        return uri.getBaseUri().getRawPath() + prefixOf(uri.getPath()) + "/" + kind + "/" + id;
    }

    /** Some runtimes begin a path with a slash, others do not. */
    private static String prefixOf(String path) {
        return path.substring(path.startsWith("/") ? 1 : 0, path.indexOf(VERSION) + VERSION.length());
    }
}
