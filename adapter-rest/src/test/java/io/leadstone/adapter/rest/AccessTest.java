package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls each route without credentials, with wrong ones, and with those of another caller. No call changes the store,
 * so all tests share one host.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private final RestHost host = RestHost.start();
    private Route.Records records = Route.Records.MISSING;
    private Optional<Answer> visitor = Optional.empty();
    private List<Object> before = List.of();

    static List<Route> guarded() {
        return Route.guarded();
    }

    static List<Route> routesWithId() {
        return Route.withId();
    }

    @BeforeAll
    void createRecords() {
        records = host.oneOfEach();
        visitor = Optional.of(host.register("jordan@example.com"));
        before = host.everything(records.lead());
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void missing_credentials_are_rejected(Route route) {
        for (String prefix : List.of("/v1", "/api/v1")) {
            Answer answer = route.call(host, prefix, records).send();
            assertRefused(answer, 401, "NOT_AUTHENTICATED");
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"leadstone\"");
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void wrong_credentials_are_rejected(Route route) {
        Stream.of(
                        call(route).header("X-API-Key", "acme:all").header("X-API-Secret", "wrong-horse-battery"),
                        call(route).header("X-API-Key", "nobody").header("X-API-Secret", RestHost.SECRET),
                        call(route).header("X-API-Key", "acme:all"),
                        call(route).header("X-API-Secret", RestHost.SECRET),
                        call(route).bearer("not.a.token"),
                        call(route).header("Authorization", "Basic YTpi"))
                .map(RestCall::send)
                .forEach(answer -> {
                    assertRefused(answer, 401, "NOT_AUTHENTICATED");
                    assertThat(answer.header("WWW-Authenticate")).isPresent();
                });
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void another_scope_gives_no_access(Route route) {
        Stream.of("read", "write", "admin")
                .filter(scope -> !scope.equals(route.scope()))
                .forEach(scope -> {
                    Answer answer = call(route).key("acme:" + scope).send();
                    assertRefused(answer, 403, "ACCESS_DENIED");
                    assertThat(answer.field("detail")).isEqualTo("the scope " + route.scope() + " is required");
                });
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void the_required_scope_gives_access(Route route) {
        try (RestHost own = RestHost.start()) {
            RestCall call = route.call(own, "/v1", own.oneOfEach());
            assertThat(call.key("acme:" + route.scope()).send().status()).isBetween(200, 204);
        }
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void a_missing_scope_is_rejected_before_the_body_is_read(Route route) {
        String scope = route.scope().equals("admin") ? "read" : "admin";
        assertRefused(call(route).key("acme:" + scope).json("{").send(), 403, "ACCESS_DENIED");
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void a_widget_session_reads_only_what_it_sent(Route route) {
        if (route.toString().equals("POST /conversation")) {
            return; // ConversationRoutesTest
        }
        Route.Records sent = new Route.Records(
                visitor.orElseThrow().json().at("/lead/id").asText(),
                records.agent(),
                records.conversation(),
                records.webhook(),
                records.delivery(),
                records.suppression(),
                records.submission(),
                records.held());
        String token = visitor.orElseThrow().field("access_token");
        Answer own = route.call(host, "/v1", sent).bearer(token).send();
        if (route.toString().equals("GET /lead/{lead}")) {
            assertThat(own.status()).isEqualTo(200);
        } else {
            assertRefused(own, 403, "ACCESS_DENIED");
        }
        for (RestCall other : List.of(
                call(route).bearer(token),
                route.call(host, "/v1", Route.Records.MISSING).bearer(token),
                route.call(host, "/v1", Route.Records.INVALID).bearer(token))) {
            assertRefused(other.send(), 403, "ACCESS_DENIED");
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithId")
    void a_record_of_another_company_is_not_found(Route route) {
        Answer foreign = route.call(host, "/v1", records).key("other:all").send();
        Answer missing =
                route.call(host, "/v1", Route.Records.MISSING).key("other:all").send();
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.text())
                .isEqualTo(missing.text()
                        .replace(Route.Records.MISSING.lead(), records.lead())
                        .replace(Route.Records.MISSING.suppression(), records.suppression())
                        .replace(Route.Records.MISSING.conversation(), records.conversation())
                        .replace(Route.Records.MISSING.webhook(), records.webhook())
                        .replace(Route.Records.MISSING.delivery(), records.delivery())
                        .replace(Route.Records.MISSING.submission(), records.submission())
                        .replace(Route.Records.MISSING.held(), records.held())
                        .replace("bat", "bot"));
        assertThat(headerNames(foreign)).isEqualTo(headerNames(missing));
        assertThat(host.everything(records.lead())).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void another_company_cannot_read_or_change_records(Route route) {
        Answer answer = call(route).key("other:all").send();
        if (route.toString().equals("GET /company/acme/statistics")) {
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(answer.text()).doesNotContain("Jordan").doesNotContain("\"acme\"");
        assertThat(host.everything(records.lead())).isEqualTo(before);
    }

    private RestCall call(Route route) {
        return route.call(host, "/v1", records);
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(host.everything(records.lead())).isEqualTo(before);
    }

    private static List<String> headerNames(Answer answer) {
        return answer.response().headers().map().keySet().stream().sorted().toList();
    }
}
