package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.submission.HoneypotGuard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the signals of bots in registrations, and the routes of registrations that a guard holds back. */
class HeldRegistrationTest {

    private static final String VISITOR =
            "{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}";
    private static final String BOT = VISITOR.replace("}", ",\"contact_url\":\"https://spam.example\"}");

    private final RestHost host =
            RestHost.with(LeadManagement.builder().registrationGuard(new HoneypotGuard(Duration.ofSeconds(2))));

    @BeforeEach
    void createAgent() {
        Answer agent = host.call("PUT", "/v1/agent/bot")
                .json("{\"honeypot\":\"contact_url\"}")
                .send();
        assertThat(agent.status()).as(agent.text()).isEqualTo(201);
        assertThat(agent.field("honeypot")).isEqualTo("contact_url");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_held_registration_is_answered_like_any_other() {
        Answer held = register(BOT);
        Answer accepted = register(VISITOR.replace("jordan@", "jo@"));

        assertThat(held.status()).as(held.text()).isEqualTo(201);
        assertThat(normalized(held)).isEqualTo(normalized(accepted).replace("jo@", "jordan@"));
        assertThat(held.text()).doesNotContain("spam");
        assertThat(held.response().headers().map().keySet())
                .isEqualTo(accepted.response().headers().map().keySet());
        assertThat(heldIds()).containsExactly(idOf(held));
        assertThat(host.call("GET", "/v1/lead/" + idOf(held)).send().status()).isEqualTo(404);

        String own = "/v1/lead/" + idOf(held);
        assertThat(host.anonymous("GET", own)
                        .bearer(held.field("access_token"))
                        .send()
                        .json())
                .isEqualTo(held.json().get("lead"));
        Answer refreshed = host.anonymous("POST", "/v1/lead/token/refresh")
                .json("{\"refresh_token\":\"" + held.field("refresh_token") + "\"}")
                .send();
        assertThat(refreshed.status()).as(refreshed.text()).isEqualTo(200);
        Answer conversation = host.anonymous("POST", "/v1/conversation")
                .bearer(held.field("access_token"))
                .json("{\"agent_id\":\"bot\"}")
                .send();
        assertThat(conversation.status()).isEqualTo(404);
        assertThat(conversation.field("code")).isEqualTo("LEAD_NOT_FOUND");
    }

    @Test
    void a_filled_honeypot_or_a_short_time_holds_a_registration() {
        for (String sent : List.of(
                BOT,
                BOT.replace("\"https://spam.example\"", "7"),
                VISITOR.replace("}", ",\"form_time_ms\":1999}"),
                VISITOR.replace("}", ",\"form_time_ms\":0,\"contact_url\":null}"))) {
            Answer held = register(sent);
            assertThat(held.status()).as(held.text()).isEqualTo(201);
            assertThat(heldIds()).as(sent).contains(idOf(held));
        }
        for (String sent : List.of(
                VISITOR,
                VISITOR.replace("}", ",\"form_time_ms\":2000,\"contact_url\":\"\"}"),
                VISITOR.replace("}", ",\"form_time_ms\":null,\"contact_url\":null}"))) {
            Answer accepted = register(sent);
            assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
            assertThat(heldIds()).as(sent).doesNotContain(idOf(accepted));
        }
    }

    @Test
    void a_wrong_signal_is_refused() {
        assertDetail(register(VISITOR.replace("}", ",\"form_time_ms\":-1}")), 422, "form_time_ms");
        assertDetail(register(VISITOR.replace("}", ",\"form_time_ms\":\"soon\"}")), 400, "form_time_ms");
        assertDetail(register(VISITOR.replace("}", ",\"homepage\":\"x\"}")), 422, "homepage");
        host.call("PUT", "/v1/agent/plain").json("{}").send();
        assertDetail(register(BOT.replace("\"bot\"", "\"plain\"")), 422, "contact_url");
        assertDetail(register(BOT.replace("\"bot\"", "\"no id\"")), 422, "contact_url");
    }

    @Test
    void a_honeypot_is_not_a_field_of_a_registration() {
        for (String name : List.of("email", "form_time_ms", "agent_id", "id", "a b", "")) {
            assertDetail(
                    host.call("PUT", "/v1/agent/bot")
                            .json("{\"honeypot\":\"" + name + "\"}")
                            .send(),
                    422,
                    "honeypot");
        }
        assertThat(host.call("PUT", "/v1/agent/bot")
                        .json("{}")
                        .send()
                        .json()
                        .path("honeypot")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_member_releases_a_registration_once() {
        String id = idOf(register(BOT));

        Answer listed = host.call("GET", "/v1/submission?state=held").send();
        assertThat(listed.status()).as(listed.text()).isEqualTo(200);
        assertThat(listed.json().at("/items/0/state").asText()).isEqualTo("held");
        assertThat(listed.json().at("/items/0/lead_id").isNull()).isTrue();
        assertThat(listed.json().at("/items/0/sent/email").asText()).isEqualTo("jordan@example.com");
        assertThat(listed.text()).doesNotContain("spam");

        Answer released = host.call("POST", "/v1/submission/" + id + "/release").send();

        assertThat(released.status()).as(released.text()).isEqualTo(200);
        assertThat(released.field("lead_id")).isEqualTo(id);
        assertThat(released.field("state")).isEqualTo("applied");
        assertThat(host.call("GET", "/v1/lead/" + id).send().field("email")).isEqualTo("jordan@example.com");
        assertThat(heldIds()).isEmpty();
        assertRefused(host.call("POST", "/v1/submission/" + id + "/release").send(), 409, "SUBMISSION_NOT_HELD");
        assertRefused(host.call("POST", "/v1/submission/" + id + "/discard").send(), 409, "SUBMISSION_NOT_HELD");
    }

    @Test
    void submissions_are_listed_by_state() {
        String held = idOf(register(BOT));
        String applied = idOf(register(VISITOR));
        String received = idOf(register(VISITOR));

        assertThat(ids("/v1/submission")).containsExactly(held);
        assertThat(ids("/v1/submission?state=held")).containsExactly(held);
        assertThat(ids("/v1/submission?state=applied")).containsExactly(applied);
        assertThat(ids("/v1/submission?state=received")).containsExactly(received);
        host.call("DELETE", "/v1/lead/" + applied).send();
        assertThat(ids("/v1/submission?state=received")).isEmpty();
        assertDetail(host.call("GET", "/v1/submission?state=erased").send(), 422, "state");
        assertDetail(host.call("GET", "/v1/submission?state=held&state=applied").send(), 422, "state");
    }

    @Test
    void a_member_discards_a_registration() {
        String id = idOf(register(BOT));

        Answer discarded =
                host.call("POST", "/v1/submission/" + id + "/discard").send();

        assertThat(discarded.status()).as(discarded.text()).isEqualTo(204);
        assertThat(heldIds()).isEmpty();
        assertRefused(host.call("POST", "/v1/submission/" + id + "/discard").send(), 404, "SUBMISSION_NOT_FOUND");
        assertRefused(host.call("POST", "/v1/submission/" + id + "/release").send(), 404, "SUBMISSION_NOT_FOUND");
    }

    @Test
    void other_companies_and_missing_scopes_are_refused() {
        Answer held = register(BOT);
        String path = "/v1/submission/" + idOf(held);
        for (String operation : List.of("/release", "/discard")) {
            assertRefused(
                    host.anonymous("POST", path + operation).key("other:all").send(), 404, "SUBMISSION_NOT_FOUND");
            assertRefused(
                    host.anonymous("POST", path + operation).key("acme:read").send(), 403, "ACCESS_DENIED");
            assertRefused(
                    host.anonymous("POST", path + operation)
                            .bearer(held.field("access_token"))
                            .send(),
                    403,
                    "ACCESS_DENIED");
            assertRefused(host.call("POST", "/v1/submission/no-id" + operation).send(), 404, "SUBMISSION_NOT_FOUND");
            assertDetail(
                    host.call("POST", path + operation).json("{\"fields\":[]}").send(), 422, "fields");
        }
        assertThat(host.anonymous("GET", "/v1/submission")
                        .key("other:all")
                        .send()
                        .json()
                        .path("items")
                        .size())
                .isZero();
        assertRefused(host.anonymous("GET", "/v1/submission").key("acme:write").send(), 403, "ACCESS_DENIED");
        assertThat(heldIds()).containsExactly(idOf(held));
    }

    @Test
    void a_writer_sees_no_stored_value() {
        String id = idOf(register(BOT));

        Answer released = host.anonymous("POST", "/v1/submission/" + id + "/release")
                .key("acme:write")
                .send();

        assertThat(released.status()).as(released.text()).isEqualTo(200);
        assertThat(released.json().fieldNames()).toIterable().containsExactly("id", "lead_id", "state");
    }

    @Test
    void a_repeated_release_with_a_key_replays_its_answer() {
        String id = idOf(register(BOT));
        RestCall release =
                host.call("POST", "/v1/submission/" + id + "/release").header("Idempotency-Key", "once");

        Answer first = release.send();
        Answer again = release.send();

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).contains("true");
    }

    @Test
    void the_export_of_a_person_has_held_registrations() {
        String id = idOf(register(BOT));

        Answer export =
                host.call("GET", "/v1/personal-data?email=JORDAN%40example.com").send();

        assertThat(export.status()).as(export.text()).isEqualTo(200);
        assertThat(export.json().path("leads").size()).isZero();
        assertThat(export.json().at("/held_submissions/0/id").asText()).isEqualTo(id);
    }

    private Answer register(String body) {
        return host.anonymous("POST", "/v1/lead/register").json(body).send();
    }

    private List<String> heldIds() {
        return ids("/v1/submission");
    }

    private List<String> ids(String list) {
        return host.call("GET", list).send().json().path("items").findValuesAsText("id");
    }

    private static String idOf(Answer registered) {
        JsonNode id = registered.json().at("/lead/id");
        return id.asText();
    }

    private static String normalized(Answer answer) {
        return answer.text()
                .replace(answer.field("access_token"), "access")
                .replace(answer.field("refresh_token"), "refresh")
                .replace(idOf(answer), "id");
    }

    private static void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.field("code")).isEqualTo(code);
    }

    private static void assertDetail(Answer answer, int status, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("details").has(field)).as(answer.text()).isTrue();
    }
}
