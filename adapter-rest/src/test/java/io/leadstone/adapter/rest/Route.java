package io.leadstone.adapter.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A route of the contract, as the tests that try every route see it. */
record Route(String method, String path, String scope, Optional<String> body) {

    private static final Set<String> MAKING_OR_LISTING =
            Set.of("PUT /agent/{agent}", "GET /conversation/agent/{agent}", "GET /conversation/entity/{lead}");

    /** Stands for a lead's id. */
    static final String LEAD = "{lead}";

    /** Stands for an agent's id. */
    static final String AGENT = "{agent}";

    /** Stands for a conversation's id. */
    static final String CONVERSATION = "{conversation}";

    /** Stands for a webhook's id. */
    static final String WEBHOOK = "{webhook}";

    /** Stands for a delivery's id. */
    static final String DELIVERY = "{delivery}";

    private static final String NEW_LEAD =
            "{\"first_name\":\"Ada\",\"last_name\":\"Byron\",\"email\":\"ada@example.com\"}";
    private static final String CHANGE = "{\"notes\":\"changed\"}";
    private static final String NEW_WEBHOOK = "{\"url\":\"https://crm.example/hooks\",\"events\":[\"lead.*\"]}";
    private static final String SINCE = "{\"since\":\"2025-09-01T12:00:00Z\"}";
    private static final String CONSENT = "{\"purpose\":\"marketing\",\"granted\":true}";

    /** Every route that asks for credentials. */
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
                of("GET", "/lead/{lead}/history", "read"),
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

    /** Those of them that answer with a record that they name: not the one that makes it, nor lists of what belongs to one. */
    static List<Route> naming() {
        return guarded().stream()
                .filter(route -> route.path.contains("{") && !MAKING_OR_LISTING.contains(route.toString()))
                .toList();
    }

    /** Those of them that read a body. */
    static List<Route> reading() {
        return guarded().stream().filter(route -> route.body.isPresent()).toList();
    }

    /** The request for these records, without credentials. */
    RestCall call(RestHost host, String prefix, Records records) {
        RestCall call = host.anonymous(method, prefix + records.in(path));
        body.ifPresent(call::json);
        return call;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** The ids that paths name. */
    record Records(String lead, String agent, String conversation, String webhook, String delivery) {

        /** Ids that nobody has issued. */
        static final Records MISSING = new Records(
                "01890000-0000-7000-8000-00000000abcd",
                "bat",
                "01890000-0000-7000-8000-00000000abce",
                "01890000-0000-7000-8000-00000000abcf",
                "01890000-0000-7000-8000-00000000abd0");

        /** Texts that are no ids. */
        static final Records NONSENSE = new Records("no-id", "bot", "no-id", "no-id", "no-id");

        String in(String path) {
            return path.replace(LEAD, lead)
                    .replace(AGENT, agent)
                    .replace(CONVERSATION, conversation)
                    .replace(WEBHOOK, webhook)
                    .replace(DELIVERY, delivery);
        }
    }

    private static Route of(String method, String path, String scope) {
        return new Route(method, path, scope, Optional.empty());
    }

    private static Route with(String method, String path, String scope, String body) {
        return new Route(method, path, scope, Optional.of(body));
    }
}
