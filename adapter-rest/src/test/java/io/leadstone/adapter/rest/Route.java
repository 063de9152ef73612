package io.leadstone.adapter.rest;

import java.util.List;
import java.util.Optional;

/** A route of the contract, as the tests that try every route see it. */
record Route(String method, String path, String scope, Optional<String> body) {

    /** Stands for a lead's id. */
    static final String LEAD = "{lead}";

    /** Stands for an agent's id. */
    static final String AGENT = "{agent}";

    private static final String NEW_LEAD =
            "{\"first_name\":\"Ada\",\"last_name\":\"Byron\",\"email\":\"ada@example.com\"}";
    private static final String CHANGE = "{\"notes\":\"changed\"}";
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
                of("GET", "/agent", "read"),
                of("GET", "/agent/{agent}", "read"),
                with("PUT", "/agent/{agent}", "admin", "{\"name\":\"Shop\"}"),
                of("DELETE", "/agent/{agent}", "admin"));
    }

    /** Those of them that name a record of a company; a {@code PUT} of an agent makes one instead. */
    static List<Route> naming() {
        return guarded().stream()
                .filter(route -> route.path.contains("{") && !(route.method + route.path).equals("PUT/agent/{agent}"))
                .toList();
    }

    /** Those of them that read a body. */
    static List<Route> reading() {
        return guarded().stream().filter(route -> route.body.isPresent()).toList();
    }

    /** The request for these records, without credentials. */
    RestCall call(RestHost host, String prefix, String lead, String agent) {
        RestCall call = host.anonymous(method, prefix + path.replace(LEAD, lead).replace(AGENT, agent));
        body.ifPresent(call::json);
        return call;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Route of(String method, String path, String scope) {
        return new Route(method, path, scope, Optional.empty());
    }

    private static Route with(String method, String path, String scope, String body) {
        return new Route(method, path, scope, Optional.of(body));
    }
}
