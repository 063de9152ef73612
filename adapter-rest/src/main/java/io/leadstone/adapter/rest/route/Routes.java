package io.leadstone.adapter.rest.route;

/** Where our resources are: each under both prefixes, which old and new clients expect to be the same. */
public final class Routes {

    /** {@code /v1} and {@code /api/v1}. */
    public static final String PREFIX = "/{prefix: v1|api/v1}";

    /** Both prefixes, and none. */
    public static final String ANY_PREFIX = "/{prefix: (?:(?:api/)?v1/)?}";

    /** Leads. */
    public static final String LEAD = PREFIX + "/lead";

    /** The older SDK's leads. */
    public static final String SDK_LEAD = PREFIX + "/sdk/lead";

    /** Agents. */
    public static final String AGENT = PREFIX + "/agent";

    private Routes() {}
}
