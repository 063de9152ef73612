package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sends invalid bodies to every route that reads a body. None of them may change the store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedBodyTest {

    private final RestHost host = RestHost.start();
    private String lead = "";
    private Route.Records records = Route.Records.MISSING;
    private List<Object> before = List.of();

    static List<Route> routesWithBody() {
        return Stream.concat(
                        Route.withBody().stream(),
                        Stream.of(new Route("POST", "/lead/register", "", java.util.Optional.of("{}"))))
                .toList();
    }

    @BeforeAll
    void createRecords() {
        records = host.oneOfEach();
        lead = records.lead();
        before = host.everything(records.lead());
    }

    @AfterEach
    void assertNothingIsStored() {
        assertThat(host.everything(lead)).isEqualTo(before);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void invalid_json_is_rejected_with_the_field(Route route) {
        for (String[] fault : new String[][] {
            {"", "MALFORMED_JSON", "body"},
            {" ", "MALFORMED_JSON", "body"},
            {"{", "MALFORMED_JSON", "body"},
            {"{\"first_name\":", "MALFORMED_JSON", "first_name"},
            {"{\"first_name\":'x'}", "MALFORMED_JSON", "first_name"},
            {"{\"first_name\":NaN}", "MALFORMED_JSON", "first_name"},
            {"{\"n\":01}", "MALFORMED_JSON", "n"},
            {"{\"n\":1,}", "MALFORMED_JSON", "n"},
            {"{} {}", "MALFORMED_JSON", "body"},
            {"{}x", "MALFORMED_JSON", "body"},
            {"/**/{}", "MALFORMED_JSON", "body"},
            {"\uFEFF{}", "MALFORMED_JSON", "body"},
            {"{\"a\":\"\u0001\"}", "MALFORMED_JSON", "a"},
            {"[]", "WRONG_TYPE", "body"},
            {"null", "WRONG_TYPE", "body"},
            {"\"text\"", "WRONG_TYPE", "body"},
            {"{\"email\":\"a@b.c\",\"email\":\"d@e.f\"}", "DUPLICATE_KEY", "email"},
            {"{\"metadata\":{\"a\":{\"b\":1,\"b\":2}}}", "DUPLICATE_KEY", "metadata.a.b"},
            {"{\"metadata\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001), "JSON_TOO_DEEP", "metadata"},
        }) {
            Answer answer = call(route).json(fault[0]).send();
            assertThat(answer.status()).as(fault[0] + " " + answer.text()).isEqualTo(400);
            assertThat(answer.field("code")).as(fault[0]).isEqualTo(fault[1]);
            assertThat(answer.json().path("details").fieldNames().next())
                    .as(fault[0])
                    .startsWith(fault[2]);
        }
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_that_is_not_utf_8_is_rejected(Route route) {
        Answer answer = call(route)
                .header("Content-Type", "application/json")
                .bytes("{\"first_name\":\"Jos\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))
                .send();
        assertRefused(answer, 400, "MALFORMED_JSON", "body");
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void every_unknown_field_is_named(Route route) {
        Answer answer =
                call(route).json("{\"nick_name\":1,\"firstName\":\"x\"}").send();
        assertRefused(answer, 422, "VALIDATION_FAILED", "nick_name");
        assertThat(answer.json().path("details").has("firstName")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_chunked_body_above_the_limit_is_rejected(Route route) {
        String head = route.method() + " " + path(route) + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "X-API-Key: acme:all\r\nX-API-Secret: " + RestHost.SECRET + "\r\n";
        int tooLong = (route.path().contains("register") ? 64 * 1024 : 1024 * 1024) + 1;
        String body = "{\"notes\":\"" + "x".repeat(tooLong - 10);
        assertThat(host.raw(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(tooLong) + "\r\n" + body
                        + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains(
                        "\"code\":\"BODY_TOO_LARGE\"",
                        "the body must have at most " + (route.path().contains("register") ? "64 KiB" : "1 MiB"));
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_needs_the_content_type_of_json(Route route) {
        String body = route.body().orElseThrow();
        for (String type :
                List.of("text/plain", "application/xml", "application/json; charset=iso-8859-1", "*/*", "json")) {
            Answer answer = call(route).json(body).header("Content-Type", type).send();
            assertRefused(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
        }
        RestCall withoutType = route.path().contains("{") || !route.path().contains("register")
                ? host.call(route.method(), path(route))
                : host.anonymous(route.method(), path(route));
        assertRefused(withoutType.bytes(body.getBytes(StandardCharsets.UTF_8)).send(), 415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_client_must_accept_json(Route route) {
        assertRefused(call(route).header("Accept", "text/html").send(), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void an_unknown_parameter_is_named(Route route) {
        RestCall call = host.call(route.method(), path(route) + "?dry_run=true");
        assertRefused(call.json(route.body().orElseThrow()).send(), 422, "VALIDATION_FAILED", "dry_run");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_name | 5",
                "first_name | true",
                "first_name | {}",
                "last_name | []",
                "email | 1.5",
                "phone | 5551239000",
                "tags | \"vip\"",
                "tags[1] | [\"a\", 1]",
                "metadata | \"{}\"",
                "metadata | []",
                "status | 1",
                "consent_marketing | \"true\"",
                "consent_data_processing | 1",
                "version | \"1\"",
                "version | 1.0",
                "version | 99999999999999999999",
                "id | 7",
                "created_at | 0",
            })
    void a_value_of_another_type_is_named(String field, String value) {
        String body = "{\"" + field.replaceAll("\\[.*", "") + "\":" + value + "}";
        for (Route route : routesWithBody()) {
            if (route.path().endsWith("/lead")
                    || route.path().endsWith("/lead/{lead}")
                    || route.path().contains("register")) {
                assertRefused(call(route).json(body).send(), 400, "WRONG_TYPE", field);
            }
        }
    }

    @Test
    void all_fields_of_a_wrong_type_are_named() {
        Answer answer = host.call("POST", "/v1/lead")
                .json("{\"first_name\":1,\"tags\":[1,\"a\",2],\"metadata\":3,\"granted\":4}")
                .send();
        assertRefused(answer, 400, "WRONG_TYPE", "first_name", "metadata", "tags[0]", "tags[2]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first_name | \"\"",
                "first_name | \"%101\"",
                "last_name | \"  \"",
                "last_name | \"%101\"",
                "last_name | \"a\\nb\"",
                "last_name | \"\\u0000\"",
                "last_name | \"\\ud800\"",
                "email | \"nobody\"",
                "email | \"%250@x.yz\"",
                "phone | \"none\"",
                "phone | \"1%50\"",
                "company | \"%201\"",
                "source | \"%101\"",
                "notes | \"%10001\"",
                "notes | \"\\u0000\"",
                "lost_reason | \"no money\"",
                "status | \"won\"",
                "agent_id | \"a b\"",
                "agent_id | \"%65\"",
                "tags[0] | [\"%51\"]",
                "tags[1] | [\"a\",\"\"]",
                "metadata | {\"a\":\"%16384\"}",
                "metadata | {\"1\":{\"2\":{\"3\":{\"4\":{\"5\":{\"6\":{\"7\":{\"8\":{}}}}}}}}}",
                "version | null",
                "id | \"01890000-0000-7000-8000-000000000000\"",
                "company_id | \"other\"",
                "full_name | \"Somebody Else\"",
                "phone_e164 | \"+15550000000\"",
                "created_at | \"2135-01-01T00:00:00.000Z\"",
                "updated_at | \"yesterday\"",
                "deleted_at | \"2020-01-01T00:00:00.000Z\"",
                "contacted_at | \"2020-01-01T00:00:00.000Z\"",
                "qualified_at | \"2020-01-01T00:00:00.000Z\"",
                "converted_at | \"2020-01-01T00:00:00.000Z\"",
                "lost_at | \"2020-01-01T00:00:00.000Z\"",
                "last_conversation | {}",
            })
    void an_invalid_value_is_named(String field, String value) {
        String name = field.replaceAll("\\[.*", "");
        java.util.regex.Matcher repeat =
                java.util.regex.Pattern.compile("%([0-9]+)").matcher(value);
        String filled = repeat.replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))));
        for (String[] route : new String[][] {
            {"PUT", "/v1/lead/" + lead}, {"PATCH", "/v1/lead/" + lead}, {"PUT", "/v1/sdk/lead/" + lead}
        }) {
            Answer answer = host.call(route[0], route[1])
                    .json("{\"" + name + "\":" + filled + "}")
                    .send();
            assertRefused(answer, 422, "VALIDATION_FAILED", field);
        }
        if (value.equals("null") && field.equals("version")) {
            return;
        }
        String rest = Stream.of("first_name", "last_name", "email", "agent_id")
                .filter(other -> !other.equals(name))
                .map(other -> ",\"" + other + "\":\"" + (other.equals("email") ? "new@example.com" : "bot") + "\"")
                .collect(java.util.stream.Collectors.joining());
        for (String path : List.of("/v1/lead", "/v1/sdk/lead", "/v1/lead/register")) {
            Answer answer = host.call("POST", path)
                    .json("{\"" + name + "\":" + filled + rest + "}")
                    .send();
            assertRefused(answer, 422, "VALIDATION_FAILED", field);
        }
    }

    @Test
    void all_violations_are_named() {
        Answer answer = host.call("POST", "/v1/lead?on_duplicate=maybe&x=1")
                .json("{\"email\":\"no\",\"status\":\"won\",\"nick\":1,\"id\":\"1\",\"company_id\":\"other\"}")
                .send();
        assertRefused(
                answer,
                422,
                "VALIDATION_FAILED",
                "company_id",
                "email",
                "first_name",
                "id",
                "last_name",
                "nick",
                "on_duplicate",
                "status",
                "x");
    }

    @Test
    void a_consent_needs_purpose_and_decision() {
        RestCall call = host.call("POST", "/v1/lead/" + lead + "/consent");
        assertRefused(call.json("{}").send(), 422, "VALIDATION_FAILED", "granted", "purpose");
        assertRefused(
                call.json("{\"purpose\":\"spam\",\"granted\":true,\"source\":\"" + "x".repeat(101) + "\"}")
                        .send(),
                422,
                "VALIDATION_FAILED",
                "purpose",
                "source");
        assertRefused(
                call.json("{\"purpose\":\"marketing\",\"granted\":\"yes\"}").send(), 400, "WRONG_TYPE", "granted");
    }

    @Test
    void an_agent_needs_valid_origins() {
        RestCall call = host.call("PUT", "/v1/agent/bot");
        assertRefused(
                call.json("{\"name\":\"" + "x".repeat(101) + "\",\"allowed_origins\":[\"shop\"]}")
                        .send(),
                422,
                "VALIDATION_FAILED",
                "allowed_origins[0]",
                "name");
        assertRefused(call.json("{\"allowed_origins\":\"*\"}").send(), 400, "WRONG_TYPE", "allowed_origins");
        assertRefused(call.json("{\"agent_id\":\"bat\"}").send(), 422, "VALIDATION_FAILED", "agent_id");
        assertRefused(host.call("PUT", "/v1/agent/b%20t").json("{}").send(), 422, "VALIDATION_FAILED", "agent_id");
    }

    @Test
    void a_registration_needs_an_existing_agent() {
        String person = "\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.com\"";
        RestCall call = host.anonymous("POST", "/v1/lead/register");
        assertRefused(call.json("{" + person + "}").send(), 422, "VALIDATION_FAILED", "agent_id");
        assertRefused(call.json("{" + person + ",\"agent_id\":\"nobody\"}").send(), 422, "UNKNOWN_AGENT");
        assertRefused(
                call.json("{" + person + ",\"agent_id\":\"bot\",\"company_id\":\"acme\"}")
                        .send(),
                422,
                "VALIDATION_FAILED",
                "company_id");
    }

    @Test
    void a_restore_with_fields_is_rejected() {
        RestCall call = host.call("POST", "/v1/lead/" + lead + "/restore").json("{\"version\":1}");
        assertRefused(call.send(), 422, "VALIDATION_FAILED", "version");
    }

    private RestCall call(Route route) {
        return route.call(host, "/v1", records).key("acme:all");
    }

    private String path(Route route) {
        return "/v1" + records.in(route.path());
    }

    private static void assertRefused(Answer answer, int status, String code, String... fields) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.field("error")).isEqualTo(answer.field("detail"));
        if (fields.length == 1) {
            assertThat(answer.json().path("details").has(fields[0]))
                    .as(answer.text())
                    .isTrue();
        } else if (fields.length > 1) {
            assertThat(answer.json().path("details").fieldNames()).toIterable().containsExactly(fields);
        }
    }
}
