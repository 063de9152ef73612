package io.leadstone.adapter.rest.route;

import jakarta.ws.rs.core.UriInfo;

/** The paths of the resources. Each resource has two prefixes, one for old and one for new clients. */
public final class Routes {

    private static final String VERSION = "v1";

    /** A regular expression of the prefixes {@code v1} and {@code api/v1}. */
    public static final String PREFIX_PATTERN = "(?:api/)?" + VERSION;

    /** Matches the prefixes {@code /v1} and {@code /api/v1}. */
    public static final String PREFIX = "/{prefix: " + PREFIX_PATTERN + "}";

    /** Matches both prefixes, or no prefix. */
    public static final String ANY_PREFIX = "/{prefix: (?:(?:api/)?" + VERSION + "/)?}";

    /** The path of leads. */
    public static final String LEAD = PREFIX + "/lead";

    /** The path of leads for the older SDK. */
    public static final String SDK_LEAD = PREFIX + "/sdk/lead";

    /** The path of agents. */
    public static final String AGENT = PREFIX + "/agent";

    /** The path of the event feed. */
    public static final String EVENT = PREFIX + "/event";

    /** The path of everything that is stored about a person. */
    public static final String PERSONAL_DATA = PREFIX + "/personal-data";

    /** The path of consents without a lead. */
    public static final String CONSENT = PREFIX + "/consent";

    /** The path of submissions without a lead. */
    public static final String SUBMISSION = PREFIX + "/submission";

    /** The path of suppression lists. */
    public static final String SUPPRESSION = PREFIX + "/suppression";

    /** The path of webhooks. */
    public static final String WEBHOOK = PREFIX + "/webhook";

    /** The path of conversations. */
    public static final String CONVERSATION = PREFIX + "/conversation";

    /** The path of reports and exports. */
    public static final String ANALYTIC = PREFIX + "/analytic";

    /** The path of the statistics of a company. */
    public static final String COMPANY = PREFIX + "/company";

    /**
     * Matches the id of a lead, but not the names of lists. Otherwise some runtimes would treat {@code PUT
     * /lead/company} as an update of the lead {@code company}, and answer 404 instead of 405.
     */
    public static final String LEAD_ID = "{id: (?!(?:company|deleted)(?:/|$))[^/]+}";

    /** Matches the id of a conversation, but not the names of lists. See {@link #LEAD_ID}. */
    public static final String CONVERSATION_ID = "{id: (?!(?:entity|deleted)(?:/|$))[^/]+}";

    private Routes() {}

    /**
     * Returns the path of a record, with the prefix of the request. It is a relative reference (RFC 9110, section
     * 10.2.2), because the host name could only come from the request's {@code Host} header, which anyone can forge.
     */
    public static String location(UriInfo uri, String kind, Object id) {
        return uri.getBaseUri().getRawPath() + prefixOf(uri.getPath()) + "/" + kind + "/" + id;
    }

    /** Returns the path of the request without the prefix. Both prefixes serve the same routes. */
    public static String withoutPrefix(UriInfo uri) {
        String path = uri.getPath(false);
        return path.substring(path.indexOf(VERSION) + VERSION.length());
    }

    /** Returns the prefix of the path. Some runtimes begin a path with a slash, others do not. */
    private static String prefixOf(String path) {
        return path.substring(path.startsWith("/") ? 1 : 0, path.indexOf(VERSION) + VERSION.length());
    }
}
