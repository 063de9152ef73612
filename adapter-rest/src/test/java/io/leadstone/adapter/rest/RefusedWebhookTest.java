package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sends invalid requests to the routes of webhooks. None of them may change the store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedWebhookTest {

    private final RestHost host = RestHost.start();
    private Route.Records records = Route.Records.MISSING;
    private List<Object> before = List.of();
    private String path = "";

    @BeforeAll
    void createRecords() {
        records = host.oneOfEach();
        path = "/v1/webhook/" + records.webhook();
        before = host.everything(records.lead());
    }

    @AfterEach
    void assertNothingIsStored() {
        assertThat(host.everything(records.lead())).isEqualTo(before);
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | \"\"",
                "url | \"  \"",
                "url | null",
                "url | \"crm\"",
                "url | \"/hooks\"",
                "url | \"//crm.example\"",
                "url | \"https:crm.example\"",
                "url | \"https:///hooks\"",
                "url | \"https://a b\"",
                "url | \"https://crm.example\\u0000\"",
                "url | \"https://crm.example/\\nhooks\"",
                "url | \"https://crm.example/\\ud800\"",
                "url | \"https://crm.example:65536\"",
                "url | \"https://crm.example/%%\"",
                "url | \"ftp://crm.example\"",
                "url | \"file:///etc/passwd\"",
                "url | \"javascript:alert(1)\"",
                "url | \"http://crm.example\"",
                "url | \"https://jordan:secret@crm.example\"",
                "url | \"https://@crm.example\"",
                "url | \"https://crm.example/#hooks\"",
                "url | \"https://crm.example/~2000\"",
                "events | []",
                "events | null",
                "events[0] | [\"\"]",
                "events[0] | [\"lead.won\"]",
                "events[0] | [\"lead\"]",
                "events[0] | [\"lead.\"]",
                "events[0] | [\"LEAD.*\"]",
                "events[0] | [\"webhook.test\"]",
                "events[0] | [\"**\"]",
                "events[1] | [\"*\",\"agent.*\"]",
                "events[0] | [\"\\ud800\"]",
                "description | \"~201\"",
                "description | \"a\\nb\"",
                "description | \"\\u0000\"",
                "description | \"\\ud800\"",
                "id | \"01890000-0000-7000-8000-000000000000\"",
                "company_id | \"other\"",
                "disabled | \"gone\"",
                "failing_since | \"2020-01-01T00:00:00.000Z\"",
                "previous_secret_until | \"yesterday\"",
                "created_at | \"2020-01-01T00:00:00.000Z\"",
                "updated_at | \"2020-01-01T00:00:00.000Z\"",
                "secret | \"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"",
                "secrets | null",
                "nick | 1",
            })
    void an_invalid_value_is_named(String field, String value) {
        String name = field.replaceAll("\\[.*", "");
        String filled = java.util.regex.Pattern.compile("~([0-9]+)")
                .matcher(value)
                .replaceAll(found -> "x".repeat(Integer.parseInt(found.group(1))));
        String pair = "\"" + name + "\":" + filled;
        String rest = (name.equals("url") ? "" : ",\"url\":\"https://crm.example\"")
                + (name.equals("events") ? "" : ",\"events\":[\"*\"]");
        assertRefused(
                host.call("POST", "/v1/webhook").json("{" + pair + rest + "}").send(), 422, "VALIDATION_FAILED", field);
        assertRefused(host.call("PATCH", path).json("{" + pair + "}").send(), 422, "VALIDATION_FAILED", field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "url | 5",
                "url | [\"https://crm.example\"]",
                "events | \"lead.*\"",
                "events | {}",
                "events[1] | [\"*\", null]",
                "events[0] | [7]",
                "description | {}",
                "enabled | \"true\"",
                "enabled | 1",
                "version | \"1\"",
                "version | 1.0",
                "version | 99999999999999999999",
                "id | 7",
                "disabled | false",
                "created_at | 0",
            })
    void a_value_of_another_type_is_named(String field, String value) {
        String body = "{\"" + field.replaceAll("\\[.*", "") + "\":" + value + "}";
        assertRefused(host.call("POST", "/v1/webhook").json(body).send(), 400, "WRONG_TYPE", field);
        assertRefused(host.call("PATCH", path).json(body).send(), 400, "WRONG_TYPE", field);
    }

    @Test
    void a_webhook_has_at_most_20_filters() {
        String many = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> "\"lead.x" + number + "\"")
                .collect(Collectors.joining(","));
        for (Answer answer : List.of(
                host.call("PATCH", path).json("{\"events\":[" + many + "]}").send(),
                host.call("POST", "/v1/webhook")
                        .json("{\"url\":\"https://crm.example\",\"events\":[" + many + "]}")
                        .send())) {
            assertRefused(answer, 422, "VALIDATION_FAILED", "events");
            assertThat(answer.json().at("/details/events/0").asText()).isEqualTo("must have at most 20 elements");
        }
    }

    @Test
    void the_answer_to_very_many_filters_is_short() {
        Answer answer = host.call("PATCH", path).json(withFilters(9_000)).send();
        assertRefused(answer, 422, "VALIDATION_FAILED", "events");
        assertThat(answer.text().length()).isLessThan(10_000);
    }

    @Test
    void a_body_with_too_many_values_is_rejected() {
        Answer answer = host.call("PATCH", path).json(withFilters(100_000)).send();
        assertRefused(answer, 400, "JSON_TOO_MANY_VALUES", "body");
        assertThat(answer.text().length()).isLessThan(10_000);
    }

    private static String withFilters(int count) {
        String filters = IntStream.range(0, count)
                .mapToObj(number -> "\"" + number + "\"")
                .collect(Collectors.joining(","));
        return "{\"events\":[" + filters + "]}";
    }

    @Test
    void a_new_webhook_must_be_enabled_and_have_no_version() {
        String rest = ",\"url\":\"https://crm.example\",\"events\":[\"*\"]}";
        for (String pair : List.of("\"enabled\":false", "\"version\":1")) {
            assertRefused(
                    host.call("POST", "/v1/webhook").json("{" + pair + rest).send(),
                    422,
                    "VALIDATION_FAILED",
                    pair.replaceAll("\"([a-z]+)\".*", "$1"));
        }
        assertRefused(host.call("PATCH", path).json("{\"version\":null}").send(), 422, "VALIDATION_FAILED", "version");
        assertRefused(host.call("PATCH", path).json("{\"enabled\":null}").send(), 422, "VALIDATION_FAILED", "enabled");
        assertRefused(host.call("PATCH", path).json("{\"version\":7}").send(), 409, "VERSION_CONFLICT");
    }

    @Test
    void all_violations_are_named() {
        Answer answer = host.call("POST", "/v1/webhook?x=1")
                .json("{\"url\":\"crm\",\"events\":[\"*\",\"no\"],\"description\":\"a\\nb\",\"nick\":1,\"id\":\"1\"}")
                .send();
        assertRefused(answer, 422, "VALIDATION_FAILED", "description", "events[1]", "id", "nick", "url", "x");
        assertRefused(host.call("POST", "/v1/webhook").json("{}").send(), 422, "VALIDATION_FAILED", "events", "url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rotate-secret", "/test", "/deliveries/{delivery}/redeliver"})
    void routes_without_fields_reject_fields(String below) {
        String target = path + records.in(below);
        assertRefused(host.call("POST", target).json("{\"since\":1}").send(), 422, "VALIDATION_FAILED", "since");
        assertRefused(host.call("POST", target).json("[]").send(), 400, "WRONG_TYPE", "body");
        assertRefused(host.call("POST", target + "?x=1").send(), 422, "VALIDATION_FAILED", "x");
        assertThat(host.call("GET", target).send().status()).isIn(404, 405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | since",
                "{\"since\":null} | 422 | since",
                "{\"since\":\"\"} | 422 | since",
                "{\"since\":\"yesterday\"} | 422 | since",
                "{\"since\":\"2025-09-01\"} | 422 | since",
                "{\"since\":\"2025-13-01T00:00:00Z\"} | 422 | since",
                "{\"since\":\"+999999-01-01T00:00:00Z\"} | 422 | since",
                "{\"since\":\"0000-01-01T00:00:00Z\"} | 422 | since",
                "{\"since\":1756728000} | 400 | since",
                "{\"since\":\"2025-09-01T12:00:00Z\",\"until\":\"2025-09-02T12:00:00Z\"} | 422 | until",
            })
    void an_invalid_replay_is_named(String body, int status, String field) {
        Answer answer = host.call("POST", path + "/replay").json(body).send();
        assertRefused(answer, status, status == 400 ? "WRONG_TYPE" : "VALIDATION_FAILED", field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"status=lost", "status=", "status=PENDING", "status=pending&status=exhausted", "state=pending"})
    void an_invalid_delivery_status_is_named(String query) {
        Answer answer = host.call("GET", path + "/deliveries?" + query).send();
        assertRefused(answer, 422, "VALIDATION_FAILED", query.replaceAll("=.*", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-id", "%20", "%00", "1", "01890000-0000-7000-8000-00000000000g", "../lead", "\u00e4"})
    void an_invalid_id_is_not_found(String id) {
        String text = id.replace("\u00e4", "%C3%A4");
        for (Answer answer : List.of(
                host.call("GET", "/v1/webhook/" + text).send(),
                host.call("POST", path + "/deliveries/" + text + "/redeliver").send())) {
            assertThat(answer.status()).as(answer.text()).isBetween(400, 405);
        }
    }

    private static void assertRefused(Answer answer, int status, String code, String... fields) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(answer.text()).doesNotContain("whsec_");
        for (String field : fields) {
            assertThat(answer.json().path("details").has(field))
                    .as(answer.text())
                    .isTrue();
        }
    }
}
