package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests versions over HTTP: entity tags, stale writes, and records that clients send back as they read them. */
class ConditionalRequestTest {

    private final RestHost host = RestHost.start();
    private String path = "";

    @BeforeEach
    void createLeadWithVersionTwo() {
        path = "/v1/lead/"
                + host.call("POST", "/v1/lead")
                        .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}")
                        .send()
                        .field("id");
        host.clock.advance(Duration.ofMillis(1));
        host.call("PATCH", path).json("{\"status\":\"contacted\"}").send();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | | {\"notes\":\"x\"}",
                "PATCH | | {\"notes\":\"x\"}",
                "DELETE | |",
                "POST | /restore |",
                "PATCH | /restore |",
                "POST | /consent | {\"purpose\":\"marketing\",\"granted\":true}"
            })
    void a_write_with_a_stale_version_is_rejected(String method, String below, String body) {
        String target = path + (below == null ? "" : below);
        for (String stale :
                new String[] {"\"1\"", "\"3\"", "W/\"2\"", "\"1\", \"7\"", "\"abc\"", "\"99999999999999999999\""}) {
            Answer answer = call(method, target, body).header("If-Match", stale).send();
            assertRefused(answer, 412, "PRECONDITION_FAILED");
        }
        for (String malformed : new String[] {"2", "\"2", "\"2\";", "", "x\"2\""}) {
            Answer answer =
                    call(method, target, body).header("If-Match", malformed).send();
            assertRefused(answer, 400, "BAD_REQUEST");
            assertThat(answer.json().path("details").has("If-Match")).isTrue();
        }
        assertThat(call(method, target, body)
                        .header("If-Match", "\"9\", \"2\"")
                        .send()
                        .status())
                .isBetween(200, 201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | | {\"notes\":\"x\"}",
                "PATCH | | {\"notes\":\"x\"}",
                "DELETE | |",
                "POST | /restore |",
                "POST | /consent | {\"purpose\":\"marketing\",\"granted\":true}"
            })
    void a_write_that_requires_no_record_is_rejected(String method, String below, String body) {
        String target = path + (below == null ? "" : below);
        Answer refused = call(method, target, body).header("If-None-Match", "*").send();
        assertRefused(refused, 412, "PRECONDITION_FAILED");
        Answer unclear =
                call(method, target, body).header("If-None-Match", "\"2\"").send();
        assertRefused(unclear, 400, "BAD_REQUEST");
        String missing = target.replaceAll("/lead/[^/]+", "/lead/" + Route.Records.MISSING.lead());
        assertThat(call(method, missing, body)
                        .header("If-None-Match", "*")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "fill", "update"})
    void a_create_with_a_taken_email_checks_the_required_version(String policy) {
        for (String route : List.of("/v1/lead", "/v1/sdk/lead")) {
            for (String stale : List.of("\"1\"", "\"3\"", "W/\"2\"")) {
                assertRefused(create(route, policy, "If-Match", stale), 412, "PRECONDITION_FAILED");
            }
            assertRefused(create(route, policy, "If-None-Match", "*"), 412, "PRECONDITION_FAILED");
            assertRefused(create(route, policy, "If-None-Match", "\"2\""), 400, "BAD_REQUEST");
            assertRefused(create(route, policy, "If-Match", "2"), 400, "BAD_REQUEST");
        }
        assertThat(create("/v1/lead", policy, "If-Match", "\"9\", \"2\"").status())
                .isEqualTo(200);
        assertThat(create("/v1/lead", policy, "If-Match", "*").status()).isEqualTo(200);
    }

    @Test
    void the_precondition_is_checked_before_the_email() {
        assertRefused(create("/v1/lead", "reject", "If-None-Match", "*"), 412, "PRECONDITION_FAILED");
        assertRefused(create("/v1/lead", "reject", "If-Match", "\"1\""), 412, "PRECONDITION_FAILED");
        assertRefused(create("/v1/lead", "reject", "If-Match", "\"2\""), 409, "LEAD_DUPLICATE_EMAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reject", "return", "fill", "update"})
    void a_create_that_requires_a_record_creates_none(String policy) {
        host.call("DELETE", path).send();
        for (String required : List.of("*", "\"1\"", "\"2\"", "\"3\"")) {
            Answer refused = create("/v1/lead", policy, "If-Match", required);
            assertThat(refused.status()).as(required).isEqualTo(412);
        }
        assertThat(host.call("GET", "/v1/lead/company").send().json().path("items"))
                .isEmpty();
        assertThat(create("/v1/lead", policy, "If-None-Match", "*").status()).isEqualTo(201);
    }

    @Test
    void other_creates_that_require_a_record_create_none() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        for (String[] create : new String[][] {
            {"/v1/conversation", "{\"agent_id\":\"bot\"}"},
            {"/v1/webhook", "{\"url\":\"https://crm.example/hooks\",\"events\":[\"*\"]}"}
        }) {
            for (String required : List.of("*", "\"1\"")) {
                assertThat(call("POST", create[0], create[1])
                                .header("If-Match", required)
                                .send()
                                .status())
                        .isEqualTo(412);
            }
            assertThat(host.call("GET", create[0]).send().json().path("items")).isEmpty();
            assertThat(call("POST", create[0], create[1])
                            .header("If-None-Match", "*")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_activity_report_with_a_precondition_is_rejected() {
        Route.Records records = host.oneOfEach("talker@example.com");
        String activity = "/v1/conversation/" + records.conversation() + "/activity";
        for (String name : List.of("If-Match", "If-None-Match")) {
            for (String value : List.of("*", "\"1\"", "nonsense")) {
                Answer refused = call("POST", activity, "{\"messages\":1}")
                        .header(name, value)
                        .send();
                assertThat(refused.status()).isEqualTo(400);
                assertThat(refused.json().path("details").has(name)).isTrue();
            }
        }
        assertThat(call("POST", activity, "{\"messages\":1}").send().field("messages"))
                .isEqualTo("1");
    }

    @Test
    void a_star_matches_any_version() {
        assertThat(call("PUT", path, "{\"notes\":\"x\"}")
                        .header("If-Match", "*")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_known_version_is_not_sent_again() {
        for (String known : new String[] {"\"2\"", "W/\"2\"", "\"1\", \"2\"", "*"}) {
            Answer answer =
                    host.call("GET", path).header("If-None-Match", known).send();
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("ETag")).contains("\"2\"");
        }
        assertThat(host.call("GET", path)
                        .header("If-None-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(host.call("GET", path).header("If-None-Match", "2").send().status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"PUT", "PATCH"})
    void a_lead_can_be_sent_back_as_it_was_read(String method) {
        ObjectNode read = (ObjectNode) host.call("GET", path).send().json();
        read.put("first_name", "Jo").put("created_at", "2025-09-01T14:00:00+02:00");
        Answer written = host.call(method, path).json(read.toString()).send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(written.field("full_name")).isEqualTo("Jo Lee");

        Answer again = host.call(method, path).json(read.toString()).send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.field("code")).isEqualTo("VERSION_CONFLICT");
        Answer both = host.call(method, path)
                .header("If-Match", "\"2\"")
                .json(read.toString())
                .send();
        assertThat(both.status()).isEqualTo(412);
    }

    @Test
    void a_key_with_only_the_scope_write_can_send_back() {
        Answer written = host.anonymous("PUT", path)
                .key("acme:write")
                .json("{\"version\":2,\"company_id\":\"acme\",\"notes\":\"x\"}")
                .send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme:all", "acme:admin"})
    void an_agent_can_be_sent_back_as_it_was_read(String key) {
        host.call("PUT", "/v1/agent/bot").json("{\"name\":\"Shop\"}").send();
        host.clock.advance(Duration.ofMillis(1));
        host.call("PUT", "/v1/agent/bot").json("{\"name\":\"Store\"}").send();
        Answer read = host.call("GET", "/v1/agent/bot").send();
        assertThat(read.field("updated_at")).isNotEqualTo(read.field("created_at"));

        Answer written = host.anonymous("PUT", "/v1/agent/bot")
                .key(key)
                .json(read.text())
                .send();

        assertThat(written.status()).as(written.text()).isEqualTo(200);
        for (String name : new String[] {"created_at", "updated_at"}) {
            for (String other : new String[] {"\"2020-01-01T00:00:00.000Z\"", "\"yesterday\"", "null"}) {
                Answer refused = host.anonymous("PUT", "/v1/agent/bot")
                        .key(key)
                        .json("{\"" + name + "\":" + other + "}")
                        .send();
                assertRefused(refused, 422, "VALIDATION_FAILED");
                assertThat(refused.json().path("details").has(name)).isTrue();
            }
        }
    }

    @Test
    void an_agent_is_written_only_with_the_required_tag() {
        String agent = "/v1/agent/bot";
        assertThat(call("PUT", agent, "{}").header("If-Match", "*").send().status())
                .isEqualTo(412);
        Answer made = call("PUT", agent, "{}").header("If-None-Match", "*").send();
        assertThat(made.status()).isEqualTo(201);
        String first = made.header("ETag").orElseThrow();
        assertThat(call("PUT", agent, "{}").header("If-None-Match", "*").send().status())
                .isEqualTo(412);
        assertThat(host.call("GET", agent).header("If-None-Match", first).send().status())
                .isEqualTo(304);
        host.clock.advance(Duration.ofMillis(1));
        assertThat(call("PUT", agent, "{\"name\":\"Shop\"}")
                        .header("If-Match", first)
                        .send()
                        .status())
                .isEqualTo(200);
        for (String method : List.of("PUT", "DELETE")) {
            String body = method.equals("PUT") ? "{}" : null;
            assertThat(call(method, agent, body)
                            .header("If-Match", first)
                            .send()
                            .status())
                    .isEqualTo(412);
            assertThat(call(method, agent, body).header("If-Match", "3").send().status())
                    .isEqualTo(400);
        }
        Answer now = host.call("GET", agent).send();
        assertThat(now.field("name")).isEqualTo("Shop");
        String tag = now.header("ETag").orElseThrow();
        assertThat(host.call("DELETE", agent).header("If-Match", tag).send().status())
                .isEqualTo(204);
        assertThat(host.call("DELETE", agent).header("If-Match", tag).send().status())
                .isEqualTo(404);
    }

    @Test
    void an_agent_is_written_only_at_the_version_of_the_body() {
        String agent = "/v1/agent/bot";
        assertRefused(call("PUT", agent, "{\"version\":1}").send(), 409, "VERSION_CONFLICT");
        Answer made = call("PUT", agent, "{}").send();
        assertThat(made.field("version")).isEqualTo("1");

        Answer changed = call("PUT", agent, "{\"name\":\"Shop\",\"version\":1}").send();

        assertThat(changed.field("version")).isEqualTo("2");
        assertRefused(call("PUT", agent, made.text()).send(), 409, "VERSION_CONFLICT");
        assertRefused(call("PUT", agent, "{\"version\":null}").send(), 422, "VALIDATION_FAILED");
        assertThat(host.call("GET", agent).send().text()).isEqualTo(changed.text());
    }

    @Test
    void two_writes_of_an_agent_at_one_instant_have_different_tags() {
        String agent = "/v1/agent/bot";
        String first =
                call("PUT", agent, "{\"name\":\"One\"}").send().header("ETag").orElseThrow();
        String second = call("PUT", agent, "{\"name\":\"Two\"}")
                .header("If-Match", first)
                .send()
                .header("ETag")
                .orElseThrow();
        assertThat(second).isNotEqualTo(first);

        for (String method : List.of("PUT", "DELETE")) {
            Answer stale = call(method, agent, method.equals("PUT") ? "{\"name\":\"Three\"}" : null)
                    .header("If-Match", first)
                    .send();
            assertRefused(stale, 412, "PRECONDITION_FAILED");
        }
        Answer read = host.call("GET", agent).header("If-None-Match", first).send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.field("name")).isEqualTo("Two");
        assertThat(read.header("ETag")).contains(second);
    }

    @Test
    void the_tag_of_a_deleted_agent_does_not_match_a_new_one() {
        String agent = "/v1/agent/bot";
        String first = call("PUT", agent, "{}").send().header("ETag").orElseThrow();
        assertThat(host.call("DELETE", agent).header("If-Match", first).send().status())
                .isEqualTo(204);

        String again = call("PUT", agent, "{}")
                .header("If-None-Match", "*")
                .send()
                .header("ETag")
                .orElseThrow();

        assertThat(again).isNotEqualTo(first);
        assertRefused(call("PUT", agent, "{}").header("If-Match", first).send(), 412, "PRECONDITION_FAILED");
    }

    @Test
    void a_deleted_agent_that_is_created_again_answers_201() {
        String agent = "/v1/agent/bot";
        call("PUT", agent, "{}").send();
        assertThat(host.call("DELETE", agent).send().status()).isEqualTo(204);

        Answer again = call("PUT", agent, "{}").send();

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isPresent();
        assertThat(call("PUT", agent, "{}").send().status()).isEqualTo(200);
    }

    @Test
    void a_new_agent_accepts_only_null_instants() {
        Answer refused = host.call("PUT", "/v1/agent/bot")
                .json("{\"created_at\":\"2020-01-01T00:00:00.000Z\"}")
                .send();
        assertRefused(refused, 422, "VALIDATION_FAILED");
        assertThat(host.call("PUT", "/v1/agent/bot")
                        .json("{\"created_at\":null,\"updated_at\":null}")
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_forbidden_transition_names_the_allowed_ones() {
        Answer answer = host.call("PUT", path).json("{\"status\":\"new\"}").send();
        assertRefused(answer, 409, "INVALID_STATUS_TRANSITION");
        assertThat(answer.json().get("allowed").toString()).isEqualTo("[\"qualified\",\"converted\",\"lost\"]");
    }

    @Test
    void a_create_names_the_consents_that_stay_withdrawn() {
        host.call("POST", path + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":false}")
                .send();
        String jordan = "{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"jordan@example.com\","
                + "\"consent_marketing\":true}";
        for (String policy : List.of("fill", "update")) {
            Answer answer = host.call("POST", "/v1/lead?on_duplicate=" + policy)
                    .json(jordan)
                    .send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().get("consent_marketing").booleanValue()).isFalse();
            assertThat(answer.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        }
        Answer plain = host.call("POST", "/v1/lead?on_duplicate=update")
                .json(jordan.replace("true", "false"))
                .send();
        assertThat(plain.header("Leadstone-Kept-Withdrawals")).isEmpty();
    }

    @Test
    void an_update_names_the_consents_that_stay_withdrawn() {
        host.call("POST", path + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":false}")
                .send();
        String grant = "{\"notes\":\"x\",\"consent_marketing\":true,\"consent_data_processing\":true}";
        for (RestCall update : List.of(
                host.call("PATCH", path),
                host.call("PUT", path),
                host.call("PUT", path.replace("/lead/", "/sdk/lead/")),
                host.anonymous("PATCH", path).key("acme:write"))) {
            Answer answer = update.json(grant).send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        }
        Answer read = host.call("GET", path).send();
        assertThat(read.field("consent_marketing")).isEqualTo("false");
        assertThat(read.field("consent_data_processing")).isEqualTo("true");
        Answer plain = host.call("PATCH", path).json("{\"notes\":\"y\"}").send();
        assertThat(plain.header("Leadstone-Kept-Withdrawals")).isEmpty();
        assertThat(host.call("GET", path + "/consent").send().json().path("items"))
                .hasSize(2);
    }

    @Test
    void a_taken_email_names_its_owner() {
        String jordan = "{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"JORDAN@example.com\",\"notes\":\"n\"}";
        Answer taken = host.call("POST", "/v1/lead").json(jordan).send();
        assertRefused(taken, 409, "LEAD_DUPLICATE_EMAIL");
        assertThat(path).endsWith(taken.field("lead_id"));
        for (String[] policy : new String[][] {
            {"return", "returned", "Jordan"},
            {"fill", "filled", "Jordan"},
            {"fill", "unchanged", "Jordan"},
            {"update", "updated", "J"}
        }) {
            Answer answer = host.call("POST", "/v1/lead?on_duplicate=" + policy[0])
                    .json(jordan)
                    .send();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Leadstone-Outcome")).contains(policy[1]);
            assertThat(answer.field("first_name")).isEqualTo(policy[2]);
        }
        host.call("DELETE", path).send();
        assertThat(host.call("POST", "/v1/lead").json(jordan).send().status()).isEqualTo(201);
        Answer restored = host.call("POST", path + "/restore").send();
        assertThat(restored.status()).isEqualTo(409);
        assertThat(restored.field("code")).isEqualTo("LEAD_DUPLICATE_EMAIL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "agent_id | \"bot\" | null | null",
                "owner_id | \"sam\" | null | null",
                "phone | \"+1-555-123-9000\" | null | null",
                "company | \"Acme\" | null | null",
                "source | \"import\" | null | null",
                "notes | \"n\" | null | null",
                "tags | [\"a\"] | null | []",
                "metadata | {\"a\":1} | null | {}",
            })
    void an_empty_value_clears_the_field_of_a_duplicate(String field, String value, String empty, String left) {
        String person = "{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"";
        host.call("PUT", path).json("{\"" + field + "\":" + value + "}").send();

        for (String policy : new String[] {"return", "fill"}) {
            Answer kept = host.call("POST", "/v1/lead?on_duplicate=" + policy)
                    .json(person + ",\"" + field + "\":" + empty + "}")
                    .send();
            assertThat(kept.json().get(field)).hasToString(value);
        }
        RestCall update = host.call("POST", "/v1/lead?on_duplicate=update");
        assertThat(update.json(person + "}").send().json().get(field)).hasToString(value);
        Answer cleared =
                update.json(person + ",\"" + field + "\":" + empty + "}").send();
        assertThat(cleared.status()).as(cleared.text()).isEqualTo(200);
        assertThat(cleared.header("Leadstone-Outcome")).contains("updated");
        assertThat(cleared.json().get(field)).hasToString(left);
        assertThat(host.call("GET", path).send().json().get(field)).hasToString(left);
    }

    private Answer create(String route, String policy, String header, String value) {
        return call(
                        "POST",
                        route + "?on_duplicate=" + policy,
                        "{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"JORDAN@example.com\"}")
                .header(header, value)
                .send();
    }

    private RestCall call(String method, String target, String body) {
        RestCall call = host.call(method, target);
        return body == null ? call : call.json(body);
    }

    private void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
        assertThat(host.call("GET", path).send().header("ETag")).contains("\"2\"");
    }
}
