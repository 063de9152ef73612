package io.leadstone.adapter.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A route for the tests that call every route. */
record Route(String method, String path, String scope, Optional<String> body) {

    private static final Set<String> NOT_READING_BY_ID =
            Set.of("PUT /agent/{agent}", "GET /conversation/agent/{agent}", "GET /conversation/entity/{lead}");

    /** The placeholder for the id of a lead. */
    static final String LEAD = "{lead}";

    /** The placeholder for the id of a submission of the lead. */
    static final String SUBMISSION = "{submission}";

    /** The placeholder for the id of a submission that a guard holds back. */
    static final String HELD = "{held}";

    /** The placeholder for the id of an agent. */
    static final String AGENT = "{agent}";

    /** The placeholder for the id of a conversation. */
    static final String CONVERSATION = "{conversation}";

    /** The placeholder for the id of a webhook. */
    static final String WEBHOOK = "{webhook}";

    /** The placeholder for the id of an entry of the suppression list. */
    static final String SUPPRESSION = "{suppression}";

    /** The placeholder for the id of a delivery. */
    static final String DELIVERY = "{delivery}";

    private static final String NEW_LEAD =
            "{\"first_name\":\"Ada\",\"last_name\":\"Byron\",\"email\":\"ada@example.com\"}";
    private static final String CHANGE = "{\"notes\":\"changed\"}";
    private static final String NEW_WEBHOOK = "{\"url\":\"https://crm.example/hooks\",\"events\":[\"lead.*\"]}";
    private static final String SINCE = "{\"since\":\"2025-09-01T12:00:00Z\"}";
    private static final String CONSENT = "{\"purpose\":\"marketing\",\"granted\":true}";

    /** Returns the routes that require credentials, except the list of a lead's own conversations. */
    static List<Route> guarded() {
        return List.of(
                with("POST", "/lead", "write", NEW_LEAD),
                of("GET", "/lead/{lead}", "read"),
                with("PUT", "/lead/{lead}", "write", CHANGE),
                with("PATCH", "/lead/{lead}", "write", CHANGE),
                of("DELETE", "/lead/{lead}", "write"),
                of("PATCH", "/lead/{lead}/restore", "write"),
                of("POST", "/lead/{lead}/restore", "write"),
                of("GET", "/lead/company", "read"),
                of("GET", "/lead/deleted", "read"),
                of("GET", "/lead/{lead}/consent", "read"),
                with("POST", "/lead/{lead}/consent", "write", CONSENT),
                with("POST", "/lead/{lead}/consent/withdrawal-link", "admin", "{\"purpose\":\"marketing\"}"),
                of("GET", "/lead/{lead}/history", "read"),
                of("GET", "/lead/{lead}/submission", "read"),
                with("POST", "/lead/{lead}/submission/{submission}/apply", "write", "{\"fields\":[\"notes\"]}"),
                of("GET", "/submission?state=held", "read"),
                of("POST", "/submission/{held}/release", "write"),
                of("POST", "/submission/{held}/discard", "write"),
                of("POST", "/lead/{lead}/erase", "admin"),
                of("GET", "/lead/{lead}/personal-data", "admin"),
                of("GET", "/personal-data?email=ada%40example.com", "admin"),
                of("GET", "/suppression", "admin"),
                with("POST", "/suppression", "admin", "{\"email\":\"ada@example.com\"}"),
                of("DELETE", "/suppression/{suppression}", "admin"),
                of("GET", "/event", "read"),
                with("POST", "/sdk/lead", "write", NEW_LEAD),
                with("PUT", "/sdk/lead/{lead}", "write", CHANGE),
                of("DELETE", "/sdk/lead/{lead}", "write"),
                with("POST", "/conversation", "write", "{\"agent_id\":\"bot\"}"),
                of("GET", "/conversation", "read"),
                of("GET", "/conversation/agent/{agent}", "read"),
                of("GET", "/conversation/entity/{lead}", "read"),
                of("GET", "/conversation/deleted", "read"),
                of("GET", "/conversation/{conversation}", "read"),
                with("POST", "/conversation/{conversation}/activity", "write", "{\"messages\":3}"),
                of("DELETE", "/conversation/{conversation}", "write"),
                of("PATCH", "/conversation/{conversation}/restore", "write"),
                of("GET", "/analytic/leads", "read"),
                of("GET", "/analytic/conversation/{conversation}", "read"),
                with("POST", "/analytic/export", "read", "{\"type\":\"leads\",\"format\":\"json\"}"),
                of("GET", "/company/statistics", "read"),
                of("GET", "/company/acme/statistics", "read"),
                of("GET", "/agent", "read"),
                of("GET", "/agent/{agent}", "read"),
                with("PUT", "/agent/{agent}", "admin", "{\"name\":\"Shop\"}"),
                of("DELETE", "/agent/{agent}", "admin"),
                with("POST", "/webhook", "admin", NEW_WEBHOOK),
                of("GET", "/webhook", "admin"),
                of("GET", "/webhook/{webhook}", "admin"),
                with("PATCH", "/webhook/{webhook}", "admin", "{\"description\":\"changed\"}"),
                of("DELETE", "/webhook/{webhook}", "admin"),
                of("POST", "/webhook/{webhook}/rotate-secret", "admin"),
                of("POST", "/webhook/{webhook}/test", "admin"),
                of("GET", "/webhook/{webhook}/deliveries", "admin"),
                of("POST", "/webhook/{webhook}/deliveries/{delivery}/redeliver", "admin"),
                with("POST", "/webhook/{webhook}/replay", "admin", SINCE));
    }

    /**
     * Returns the routes with the id of an existing record. A route that creates this record, or lists others that
     * belong to it, is not among them.
     */
    static List<Route> withId() {
        return guarded().stream()
                .filter(route -> route.path.contains("{") && !NOT_READING_BY_ID.contains(route.toString()))
                .toList();
    }

    /** Returns the guarded routes that read a body. */
    static List<Route> withBody() {
        return guarded().stream().filter(route -> route.body.isPresent()).toList();
    }

    /** Returns the request for these records, without credentials. */
    RestCall call(RestHost host, String prefix, Records records) {
        RestCall call = host.anonymous(method, prefix + records.in(path));
        body.ifPresent(call::json);
        return call;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** Ids for the placeholders in paths. */
    record Records(
            String lead,
            String agent,
            String conversation,
            String webhook,
            String delivery,
            String suppression,
            String submission,
            String held) {

        /** Valid ids without a record. */
        static final Records MISSING = new Records(
                "01890000-0000-7000-8000-00000000abcd",
                "bat",
                "01890000-0000-7000-8000-00000000abce",
                "01890000-0000-7000-8000-00000000abcf",
                "01890000-0000-7000-8000-00000000abd0",
                "01890000-0000-7000-8000-00000000abd1",
                "01890000-0000-7000-8000-00000000abd2",
                "01890000-0000-7000-8000-00000000abd3");

        /** Texts that are not valid ids. */
        static final Records INVALID =
                new Records("no-id", "bot", "no-id", "no-id", "no-id", "no-id", "no-id", "no-id");

        String in(String path) {
            return path.replace(LEAD, lead)
                    .replace(AGENT, agent)
                    .replace(CONVERSATION, conversation)
                    .replace(WEBHOOK, webhook)
                    .replace(DELIVERY, delivery)
                    .replace(SUPPRESSION, suppression)
                    .replace(SUBMISSION, submission)
                    .replace(HELD, held);
        }
    }

    private static Route of(String method, String path, String scope) {
        return new Route(method, path, scope, Optional.empty());
    }

    private static Route with(String method, String path, String scope, String body) {
        return new Route(method, path, scope, Optional.of(body));
    }
}
