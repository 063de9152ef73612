package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the public route for registrations, the routes of agents, and those of the older SDK. */
class RegistrationTest {

    private static final String VISITOR =
            "{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}";

    private final RestHost host = RestHost.start();

    @BeforeEach
    void createAgent() {
        assertThat(host.call("PUT", "/v1/agent/bot")
                        .json("{\"name\":\"Shop\",\"allowed_origins\":[\"https://shop.example\"]}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_new_lead_can_read_itself_for_an_hour() {
        Answer answer = register(VISITOR);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("lead", "access_token", "refresh_token", "token_type", "expires_in");
        assertThat(answer.field("token_type")).isEqualTo("Bearer");
        assertThat(answer.field("expires_in")).isEqualTo("3600");
        JsonNode lead = answer.json().get("lead");
        assertThat(lead.get("company_id").asText()).isEqualTo("acme");
        assertThat(lead.get("status").asText()).isEqualTo("new");
        assertThat(lead.get("consent_data_processing").asBoolean()).isFalse();

        RestCall own = host.anonymous("GET", "/v1/lead/" + lead.get("id").asText());
        assertThat(own.bearer(answer.field("access_token")).send().json()).isEqualTo(lead);
        assertThat(own.bearer(answer.field("refresh_token")).send().status()).isEqualTo(401);
        assertThat(own.bearer(answer.field("access_token") + "x").send().status())
                .isEqualTo(401);
        host.clock.advance(Duration.ofHours(1));
        Answer expired = own.bearer(answer.field("access_token")).send();
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.header("WWW-Authenticate")).contains("Bearer realm=\"leadstone\", error=\"invalid_token\"");
    }

    @Test
    void a_visitor_cannot_set_the_owner() {
        Answer refused = register(VISITOR.replace("}", ",\"owner_id\":\"sam\"}"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("\"owner_id\"");
        Answer registered = register(VISITOR.replace("}", ",\"owner_id\":null}"));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.json().path("lead").path("owner_id").isNull()).isTrue();
    }

    @Test
    void a_taken_email_reveals_nothing_about_its_lead() {
        String id = register(VISITOR).json().path("lead").path("id").asText();
        host.call("PATCH", "/v1/lead/" + id)
                .json("{\"notes\":\"private\",\"phone\":\"+15551239000\",\"status\":\"qualified\","
                        + "\"metadata\":{\"k\":\"secret\"},"
                        + "\"tags\":[\"hidden\"],\"consent_marketing\":true}")
                .send();
        String stored = host.call("GET", "/v1/lead/" + id).send().text();

        Answer again = register(VISITOR.replace("jordan@", "JORDAN@").replace("Jordan", "Mallory"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text())
                .doesNotContain("private")
                .doesNotContain("5551239000")
                .doesNotContain("qualified\"")
                .doesNotContain("secret")
                .doesNotContain("hidden");
        JsonNode lead = again.json().get("lead");
        assertThat(lead.get("id").asText()).isEqualTo(id);
        assertThat(lead.get("full_name").asText()).isEqualTo("Mallory Lee");
        assertThat(lead.get("email").asText()).isEqualTo("JORDAN@example.com");
        assertThat(lead.get("created_at").isNull()).isTrue();
        assertThat(lead.get("consent_marketing").asBoolean()).isFalse();
        assertThat(host.call("GET", "/v1/lead/" + id).send().text()).isEqualTo(stored);
        assertThat(host.anonymous("GET", "/v1/lead/" + id)
                        .bearer(again.field("access_token"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"converted\"",
                "\"status\":\"new\"",
                "\"lost_reason\":\"price\"",
                "\"owner_id\":\"me\"",
                "\"company_id\":\"other\"",
                "\"company_id\":\"acme\"",
                "\"id\":\"01890000-0000-7000-8000-00000000abcd\"",
                "\"created_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"updated_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"deleted_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"erased_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"converted_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"lost_at\":\"2020-01-01T00:00:00.000Z\"",
                "\"last_conversation\":{\"id\":\"x\"}",
                "\"pending_consents\":[\"marketing\"]",
                "\"on_duplicate\":\"update\"",
                "\"version\":1"
            })
    void a_visitor_cannot_set_fields_of_the_company(String field) {
        Answer answer = register(VISITOR.replace("}", "," + field + "}"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("details").fieldNames())
                .toIterable()
                .containsExactly(field.substring(1, field.indexOf('"', 1)));
        assertThat(host.call("GET", "/v1/lead/company").send().json().path("items"))
                .isEmpty();
    }

    @Test
    void a_visitor_cannot_choose_a_duplicate_policy() {
        Answer answer = host.anonymous("POST", "/v1/lead/register?on_duplicate=update")
                .json(VISITOR)
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("details").has("on_duplicate")).isTrue();
    }

    @Test
    void each_session_has_its_own_tokens() {
        Answer one = register(VISITOR);
        Answer two = register(VISITOR);
        assertThat(one.field("access_token")).isNotEqualTo(two.field("access_token"));
        assertThat(one.json().path("lead").path("id"))
                .isEqualTo(two.json().path("lead").path("id"));
    }

    @Test
    void an_agent_is_read_and_deleted() {
        Answer read = host.call("GET", "/v1/agent/bot").send();
        assertThat(read.field("name")).isEqualTo("Shop");
        assertThat(host.anonymous("PUT", "/v1/agent/bot")
                        .key("other:all")
                        .json("{}")
                        .send()
                        .field("code"))
                .isEqualTo("AGENT_ID_TAKEN");
        assertThat(host.call("DELETE", "/v1/agent/bot").send().status()).isEqualTo(204);
        assertThat(host.call("GET", "/v1/agent/bot").send().field("code")).isEqualTo("AGENT_NOT_FOUND");
        assertThat(host.call("GET", "/v1/agent/a%20b").send().field("code")).isEqualTo("AGENT_NOT_FOUND");
        assertThat(register(VISITOR).field("code")).isEqualTo("UNKNOWN_AGENT");
    }

    @Test
    void routes_of_the_older_sdk_answer_in_both_shapes() {
        Answer created = host.call("POST", "/v1/sdk/lead").json(VISITOR).send();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.field("initiated_by")).isEqualTo("acme:all");
        assertThat(created.json().get("lead").get("email"))
                .isEqualTo(created.json().get("email"));
        assertThat(created.header("Location").orElseThrow()).endsWith("/v1/lead/" + created.field("id"));
        String path = "/v1/sdk/lead/" + created.field("id");
        Answer put = host.call("PUT", path).json("{\"notes\":\"n\"}").send();
        assertThat(put.field("notes")).isEqualTo("n");
        assertThat(put.json().get("lead").get("notes").asText()).isEqualTo("n");
        Answer deleted = host.call("DELETE", path).send();
        assertThat(deleted.field("lead_id")).isEqualTo(created.field("id"));
        assertThat(deleted.field("lead")).isEqualTo(created.field("id"));
        assertThat(deleted.field("deleted_at")).isEqualTo("2025-09-01T12:00:00.000Z");
    }

    private Answer register(String body) {
        return host.anonymous("POST", "/v1/lead/register").json(body).send();
    }
}
