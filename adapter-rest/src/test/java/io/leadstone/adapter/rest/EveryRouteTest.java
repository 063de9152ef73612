package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks rules for every route of the OpenAPI document: response headers, rejected methods and relative references. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "PURGE");
    private static final String HOSTILE = "evil.example";

    private final RestHost host = RestHost.start();

    @BeforeAll
    void createRecords() {
        host.oneOfEach();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    static List<Route> guarded() {
        return Route.guarded();
    }

    @Test
    void every_answer_forbids_caching_and_sniffing() {
        for (Map.Entry<String, Set<String>> route : documented().entrySet()) {
            for (String method : METHODS) {
                assertUncached(
                        host.call(method, path(route.getKey())).json("{}").send());
                assertUncached(
                        host.anonymous(method, path(route.getKey())).json("{").send());
            }
        }
        for (String path : List.of("/", "/v1", "/v1/nothing", "/v1/lead/%2e%2e", "/v2/lead")) {
            assertUncached(host.call("GET", path).send());
        }
        assertUncached(
                host.call("POST", "/v1/lead").header("Content-Type", "nonsense").send());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void a_successful_answer_forbids_caching(Route route) {
        try (RestHost own = RestHost.start()) {
            Answer answer = route.call(own, "/v1", own.oneOfEach())
                    .key(RestHost.ACME + ":all")
                    .send();
            assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
            assertUncached(answer);
        }
    }

    @Test
    void an_answer_304_forbids_caching() {
        Answer unchanged =
                host.call("GET", "/v1/agent/bot").header("If-None-Match", "*").send();
        assertUncached(unchanged);
    }

    @Test
    void an_unsupported_method_is_rejected_with_the_allowed_ones() {
        List<String> wrong = new ArrayList<>();
        for (String prefix : List.of("/v1", "/api/v1")) {
            documented()
                    .forEach((template, known) -> METHODS.stream()
                            .filter(method -> !known.contains(method))
                            .forEach(method -> {
                                for (RestCall call : List.of(
                                        host.call(method, prefix + path(template)),
                                        host.call(method, prefix + path(template))
                                                .json("{}"),
                                        host.anonymous(method, prefix + path(template)))) {
                                    Answer answer = call.send();
                                    Set<String> allowed = allow(answer);
                                    if (answer.status() != 405 || !allowed.equals(expected(known))) {
                                        wrong.add(method + " " + prefix + template + " " + answer.status() + " "
                                                + allowed);
                                    }
                                }
                            }));
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void no_answer_contains_the_host_header(Route route) {
        try (RestHost own = RestHost.start()) {
            Route.Records records = own.oneOfEach();
            own.call("POST", "/v1/lead")
                    .json("{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"b@example.com\"}")
                    .send();
            String path = "/v1" + records.in(route.path()) + (route.method().equals("GET") ? "?per_page=1" : "");
            String answer = own.raw(request(route.method(), path, route.body().orElse("")));
            assertThat(answer)
                    .startsWith("HTTP/1.1 ")
                    .doesNotContain(HOSTILE)
                    .doesNotContainPattern("(?i)\r\n(location|link): *<?http");
            answer.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("location:"))
                    .forEach(line -> assertThat(
                                    line.substring("location:".length()).strip())
                            .startsWith("/v1/"));
        }
    }

    @Test
    void the_location_leads_to_the_created_record() {
        try (RestHost own = RestHost.start()) {
            own.call("PUT", "/v1/agent/bot").json("{}").send();
            for (String prefix : List.of("/v1", "/api/v1")) {
                for (Route route : Route.withBody()) {
                    Answer answer = route.call(own, prefix, Route.Records.MISSING)
                            .key("acme:all")
                            .send();
                    answer.header("Location").ifPresent(location -> {
                        assertThat(location).startsWith(prefix + "/");
                        assertThat(own.call("GET", location).send().status()).isEqualTo(200);
                        own.call("DELETE", location).send();
                    });
                    assertThat(answer.header("Location").isPresent()).isEqualTo(answer.status() == 201);
                }
            }
        }
    }

    @Test
    void links_that_exceed_the_header_limit_are_omitted() {
        for (int i = 0; i < 3; i++) {
            host.call("POST", "/v1/lead")
                    .json("{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"long" + i + "@example.com\"}")
                    .send();
        }
        String query = "/v1/lead/company?per_page=1&page=2" + "&status=new".repeat(220);
        Answer shorter = host.call("GET", query).send();
        assertThat(shorter.response().headers().allValues("Link"))
                .singleElement()
                .asString()
                .contains("rel=\"next\"");
        Answer longer = host.call("GET", query + "&status=new".repeat(400)).send();
        assertThat(longer.status()).isEqualTo(200);
        assertThat(longer.header("Link")).isEmpty();
        assertThat(longer.json().at("/pagination/next_cursor").isTextual()).isTrue();
    }

    private static String request(String method, String path, String body) {
        String headers = Map.of("X-API-Key", "acme:all", "X-API-Secret", RestHost.SECRET, "X-Forwarded-Host", HOSTILE)
                .entrySet()
                .stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
        String type = body.isEmpty() ? "" : "Content-Type: application/json\r\n";
        return method + " " + path + " HTTP/1.1\r\nHost: " + HOSTILE + "\r\nConnection: close\r\n" + headers + type
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static void assertUncached(Answer answer) {
        assertThat(answer.response().headers().allValues("Cache-Control"))
                .as(answer.response().toString())
                .containsExactly("no-store");
        assertThat(answer.response().headers().allValues("X-Content-Type-Options"))
                .as(answer.response().toString())
                .containsExactly("nosniff");
    }

    private static Set<String> allow(Answer answer) {
        return answer.response().headers().allValues("Allow").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(Set<String> known) {
        return Stream.concat(
                        known.stream(), known.contains("GET") ? Stream.of("HEAD", "OPTIONS") : Stream.of("OPTIONS"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns a path that matches the template, with ids of missing records. */
    private static String path(String template) {
        return template.replace("{agent_id}", "bat")
                .replace("{company_id}", "other")
                .replaceAll("\\{[a-z_]+}", Route.Records.MISSING.lead());
    }

    private Map<String, Set<String>> documented() {
        Map<String, Set<String>> routes = new LinkedHashMap<>();
        host.anonymous("GET", "/openapi.json")
                .send()
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.computeIfAbsent(path.getKey(), key -> new TreeSet<>())
                                .add(method.toUpperCase(Locale.ROOT))));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }
}
