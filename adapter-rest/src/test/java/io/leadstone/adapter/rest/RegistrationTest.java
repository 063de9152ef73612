package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                .isEqualTo(201);
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
    void a_known_email_reveals_nothing_about_its_lead() {
        String id = register(VISITOR).json().path("lead").path("id").asText();
        host.call("PATCH", "/v1/lead/" + id)
                .json("{\"notes\":\"private\",\"phone\":\"+15551239000\",\"status\":\"qualified\","
                        + "\"metadata\":{\"k\":\"secret\"},"
                        + "\"tags\":[\"hidden\"],\"consent_marketing\":true}")
                .send();
        String stored = host.call("GET", "/v1/lead/" + id).send().text();

        Answer again = register(VISITOR.replace("jordan@", "JORDAN@").replace("Jordan", "Mallory"));
        assertThat(again.status()).isEqualTo(201);
        String session = again.json().at("/lead/id").asText();
        assertThat(session).isNotEqualTo(id);
        Answer own = host.anonymous("GET", "/v1/lead/" + session)
                .bearer(again.field("access_token"))
                .send();
        assertThat(own.json()).isEqualTo(again.json().get("lead"));
        for (Answer answer : new Answer[] {again, own}) {
            assertThat(answer.text())
                    .contains("Mallory Lee")
                    .contains("JORDAN@example.com")
                    .doesNotContain(id)
                    .doesNotContain("private")
                    .doesNotContain("5551239000")
                    .doesNotContain("qualified\"")
                    .doesNotContain("secret")
                    .doesNotContain("hidden")
                    .contains("\"consent_marketing\":false");
        }
        assertThat(host.call("GET", "/v1/lead/" + id).send().text()).isEqualTo(stored);
        assertThat(host.call("GET", "/v1/lead/" + session).send().text()).isEqualTo(stored);
        assertThat(host.anonymous("GET", "/v1/lead/" + id)
                        .bearer(again.field("access_token"))
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_answers_for_a_known_and_an_unknown_email_are_equal() {
        String sent = "{\"agent_id\":\"bot\",\"first_name\":\"Jo\",\"last_name\":\"Lee\",\"email\":\"jo@example.com\","
                + "\"phone\":\"+49 170 1234567\",\"company\":\"Acme\",\"source\":\"web\","
                + "\"notes\":\"n\",\"tags\":[\"a\"],"
                + "\"metadata\":{\"k\":1.50},\"consent_marketing\":true,\"consent_data_processing\":false,"
                + "\"form\":\"/pricing\",\"consent_texts\":{\"marketing\":\"Send me news.\"}}";
        Answer unknown = register(sent);
        host.clock.advance(Duration.ofMinutes(1));
        host.call("PATCH", "/v1/lead/" + unknown.json().at("/lead/id").asText())
                .json("{\"notes\":\"private\",\"status\":\"contacted\",\"consent_marketing\":false}")
                .send();
        host.clock.advance(Duration.ofMinutes(1));
        Answer known = register(sent);

        assertThat(normalized(known)).isEqualTo(normalized(unknown));
        assertThat(known.json().at("/lead/created_at").asText()).isEqualTo("2025-09-01T12:02:00.000Z");
        assertThat(known.json().at("/lead/created_at")).isEqualTo(known.json().at("/lead/updated_at"));
        assertThat(headers(known)).isEqualTo(headers(unknown));
        assertThat(known.field("access_token")).hasSameSizeAs(unknown.field("access_token"));
        assertThat(known.field("refresh_token")).hasSameSizeAs(unknown.field("refresh_token"));
    }

    @Test
    void members_see_form_and_wording_and_visitors_do_not() {
        Answer registered = register(VISITOR.replace(
                "}",
                ",\"consent_marketing\":true,\"form\":\" /pricing \",\"consent_texts\":"
                        + "{\"marketing\":\"Send me\\nnews. \",\"data_processing\":null}}"));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.text()).doesNotContain("pricing").doesNotContain("news");
        String lead = "/v1/lead/" + registered.json().at("/lead/id").asText();
        assertThat(host.anonymous("GET", lead)
                        .bearer(registered.field("access_token"))
                        .send()
                        .text())
                .doesNotContain("pricing");
        assertThat(host.call("GET", lead).send().text()).doesNotContain("pricing");

        JsonNode submission =
                host.call("GET", lead + "/submission").send().json().at("/items/0");
        assertThat(submission.get("form").asText()).isEqualTo("/pricing");
        assertThat(submission.get("consent_texts").toString()).isEqualTo("{\"marketing\":\"Send me\\nnews.\"}");
        JsonNode receipt =
                host.call("GET", lead + "/personal-data").send().json().at("/leads/0");
        assertThat(receipt.at("/submissions/0")).isEqualTo(submission);
        assertThat(receipt.at("/consents/0/evidence/form").asText()).isEqualTo("/pricing");
        assertThat(receipt.at("/consents/0/evidence/wording").asText()).isEqualTo("Send me\nnews.");
    }

    @Test
    void form_and_wording_are_optional() {
        Answer registered = register(VISITOR.replace("}", ",\"form\":null,\"consent_texts\":null}"));
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        JsonNode submission = host.call(
                        "GET", "/v1/lead/" + registered.json().at("/lead/id").asText() + "/submission")
                .send()
                .json()
                .at("/items/0");
        assertThat(submission.get("form").isNull()).isTrue();
        assertThat(submission.get("consent_texts").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"form\":\"a\\nb\" | 422 | form",
                "\"form\":\" \" | 422 | form",
                "\"form\":1 | 400 | form",
                "\"consent_texts\":[] | 400 | consent_texts",
                "\"consent_texts\":{\"sms\":\"Call me.\"} | 422 | consent_texts.sms",
                "\"consent_texts\":{\"marketing\":true} | 400 | consent_texts.marketing",
                "\"consent_texts\":{\"marketing\":\"\"} | 422 | consent_texts.marketing",
                "\"consent_texts\":{\"data_processing\":\"a\\u0000b\"} | 422 | consent_texts.data_processing"
            })
    void a_wrong_form_or_wording_is_named(String sent, int status, String field) {
        Answer refused = register(VISITOR.replace("}", "," + sent + "}"));
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().get("details").fieldNames()).toIterable().containsExactly(field);
    }

    @Test
    void form_and_wording_have_a_maximum_length() {
        String sent = ",\"form\":\"%s\",\"consent_texts\":{\"marketing\":\"%s\"}}";
        String emoji = "\uD83D\uDE00";
        assertThat(register(VISITOR.replace("}", sent.formatted(emoji.repeat(200), emoji.repeat(2000))))
                        .status())
                .isEqualTo(201);
        Answer refused = register(VISITOR.replace("}", sent.formatted("f".repeat(201), "w".repeat(2001))));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("details").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("form", "consent_texts.marketing");
    }

    /** Returns the answer without the texts that differ by nature: ids, tokens and instants. */
    private static String normalized(Answer answer) {
        return answer.text()
                .replace(answer.field("access_token"), "access")
                .replace(answer.field("refresh_token"), "refresh")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}", "id")
                .replaceAll("2025-09-01T[0-9:.]+Z", "instant");
    }

    private static List<String> headers(Answer answer) {
        return answer.response().headers().map().keySet().stream().sorted().toList();
    }

    @Test
    void a_member_lists_submissions_and_takes_values_over() {
        String id = host.call("POST", "/v1/lead")
                .json("{\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}")
                .send()
                .field("id");
        String session = host.anonymous("POST", "/v1/lead/register")
                .header("Origin", "https://shop.example")
                .json(VISITOR.replace("}", ",\"phone\":\"555 0100\",\"metadata\":{\"k\":1}}"))
                .send()
                .json()
                .at("/lead/id")
                .asText();
        host.clock.advance(Duration.ofMinutes(1));

        Answer list = host.call("GET", "/v1/lead/" + id + "/submission").send();
        assertThat(list.json().path("items").toString())
                .isEqualTo("[{\"id\":\"" + session + "\",\"lead_id\":\"" + id
                        + "\",\"agent_id\":\"bot\",\"state\":\"received\",\"sent\":{\"first_name\":\"Jordan\","
                        + "\"last_name\":\"Lee\",\"email\":\"jordan@example.com\",\"phone\":\"555 0100\","
                        + "\"company\":null,"
                        + "\"source\":null,\"notes\":null,\"tags\":[],\"metadata\":{\"k\":1},"
                        + "\"consent_marketing\":false,"
                        + "\"consent_data_processing\":false},\"origin\":\"https://shop.example\",\"address\":null,"
                        + "\"form\":null,\"consent_texts\":{},"
                        + "\"received_at\":\"2025-09-01T12:00:00.000Z\",\"applied_at\":null,\"applied_fields\":[],"
                        + "\"erased_at\":null,\"pending_consents\":[]}]");
        String apply = "/v1/lead/" + session + "/submission/" + session + "/apply";
        for (String bad : new String[] {"{}", "{\"fields\":[]}", "{\"fields\":[\"tags\"]}"}) {
            Answer refused = host.call("POST", apply).json(bad).send();
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().path("details").has("fields")).isTrue();
        }
        assertThat(host.call("POST", apply)
                        .json("{\"fields\":[\"status\"]}")
                        .send()
                        .json()
                        .path("details")
                        .has("fields[0]"))
                .isTrue();
        assertThat(host.call("POST", apply)
                        .json("{\"fields\":[\"phone\"]}")
                        .header("If-Match", "\"7\"")
                        .send()
                        .status())
                .isEqualTo(412);

        Answer applied = host.call("POST", apply)
                .json("{\"fields\":[\"first_name\",\"phone\"]}")
                .header("If-Match", "\"1\"")
                .send();

        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(applied.field("id")).isEqualTo(id);
        assertThat(applied.field("full_name")).isEqualTo("Jordan Lee");
        assertThat(applied.field("phone")).isEqualTo("555 0100");
        assertThat(applied.header("ETag")).contains("\"2\"");
        Answer again = host.call("POST", apply).json("{\"fields\":[\"email\"]}").send();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.field("code")).isEqualTo("SUBMISSION_APPLIED");
        assertThat(host.call("GET", "/v1/lead/" + id + "/submission")
                        .send()
                        .json()
                        .at("/items/0/applied_fields")
                        .toString())
                .isEqualTo("[\"first_name\",\"phone\"]");
        Answer unknown = host.call("POST", "/v1/lead/" + id + "/submission/no-id/apply")
                .json("{\"fields\":[\"email\"]}")
                .send();
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.field("code")).isEqualTo("SUBMISSION_NOT_FOUND");
    }

    @Test
    void a_widget_refreshes_and_revokes_its_tokens() {
        Answer registered = register(VISITOR);
        String path = "/v1/lead/" + registered.json().at("/lead/id").asText();

        Answer refreshed = refresh(registered.field("refresh_token"));
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        assertThat(refreshed.json().fieldNames())
                .toIterable()
                .containsExactly("access_token", "refresh_token", "token_type", "expires_in");
        assertThat(refreshed.field("token_type")).isEqualTo("Bearer");
        assertThat(refreshed.header("Cache-Control")).contains("no-store");
        RestCall read = host.anonymous("GET", path).bearer(refreshed.field("access_token"));
        assertThat(read.send().json()).isEqualTo(registered.json().get("lead"));

        RestCall revoke = host.anonymous("POST", "/api/v1/lead/token/revoke")
                .json("{\"refresh_token\":\"" + refreshed.field("refresh_token") + "\"}");
        assertThat(revoke.send().status()).isEqualTo(204);
        assertThat(revoke.send().status()).isEqualTo(204);
        assertThat(read.send().status()).isEqualTo(404);
        Answer refused = refresh(refreshed.field("refresh_token"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.field("code")).isEqualTo("NOT_AUTHENTICATED");
        assertThat(refused.header("WWW-Authenticate")).isPresent();
    }

    @Test
    void a_second_use_of_a_refresh_token_ends_the_session() {
        Answer registered = register(VISITOR);
        Answer refreshed = refresh(registered.field("refresh_token"));

        assertThat(refresh(registered.field("refresh_token")).status()).isEqualTo(401);
        assertThat(refresh(refreshed.field("refresh_token")).status()).isEqualTo(401);
        assertThat(host.anonymous("POST", "/v1/lead/token/refresh")
                        .json("{}")
                        .send()
                        .json()
                        .path("details")
                        .has("refresh_token"))
                .isTrue();
    }

    private Answer refresh(String token) {
        return host.anonymous("POST", "/v1/lead/token/refresh")
                .json("{\"refresh_token\":\"" + token + "\"}")
                .send();
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
    void each_session_has_its_own_id_and_tokens() {
        Answer one = register(VISITOR);
        Answer two = register(VISITOR);
        assertThat(one.field("access_token")).isNotEqualTo(two.field("access_token"));
        assertThat(one.field("refresh_token")).isNotEqualTo(two.field("refresh_token"));
        assertThat(one.json().path("lead").path("id"))
                .isNotEqualTo(two.json().path("lead").path("id"));
    }

    /** RFC 9110, section 9.3.4. */
    @Test
    void a_put_answers_201_only_for_a_new_agent() {
        Answer created = host.anonymous("PUT", "/v1/agent/new")
                .key("acme:admin")
                .json("{}")
                .send();
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).contains("/v1/agent/new");
        assertThat(host.call("GET", "/v1/agent/new").send().header("ETag")).isEqualTo(created.header("ETag"));

        Answer replaced = host.call("PUT", "/v1/agent/new").json("{}").send();
        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.header("Location")).isEmpty();
        assertThat(host.call("PUT", "/v1/agent/new").json("{}").send().status()).isEqualTo(200);
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
