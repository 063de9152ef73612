package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.submission.ConfirmationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests consents that wait for a confirmation, and the route that confirms them. */
class DoubleOptInTest {

    private static final String VISITOR =
            "{\"agent_id\":\"bot\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\",\"consent_marketing\":true}";

    private final List<ConfirmationRequest> sent = new ArrayList<>();
    private final RestHost host = RestHost.with(LeadManagement.builder().confirmationSender(sent::add));

    @BeforeEach
    void createAgent() {
        Answer agent = host.call("PUT", "/v1/agent/bot")
                .json("{\"double_opt_in\":true}")
                .send();
        assertThat(agent.status()).as(agent.text()).isEqualTo(201);
        assertThat(agent.field("double_opt_in")).isEqualTo("true");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_confirmation_grants_a_consent_that_waits() {
        Answer registered = register();
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        assertThat(registered.json().at("/lead/consent_marketing").asBoolean()).isFalse();
        assertThat(registered.json().at("/lead/pending_consents").toString()).isEqualTo("[\"marketing\"]");
        String path = "/v1/lead/" + registered.json().at("/lead/id").asText();
        assertThat(host.anonymous("GET", path)
                        .bearer(registered.field("access_token"))
                        .send()
                        .json())
                .isEqualTo(registered.json().get("lead"));
        assertThat(pending(path)).isEqualTo("[\"marketing\"]");
        assertThat(pendingInReport()).isEqualTo(1);
        assertThat(host.call("GET", path + "/submission")
                        .send()
                        .json()
                        .at("/items/0/pending_consents")
                        .toString())
                .isEqualTo("[\"marketing\"]");

        Answer confirmed = confirm(sent.get(0).token());

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        assertThat(confirmed.text()).isEqualTo("{\"confirmed\":[\"marketing\"]}");
        assertThat(confirmed.header("Cache-Control")).contains("no-store");
        assertThat(pending(path)).isEqualTo("[]");
        assertThat(pendingInReport()).isZero();
        assertThat(host.call("GET", path).send().field("consent_marketing")).isEqualTo("true");
        Answer again = confirm(sent.get(0).token());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(confirmed.text());
        assertThat(host.call("GET", path + "/consent")
                        .send()
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void the_entity_tag_changes_with_the_consents_that_wait() {
        Answer created = host.call("POST", "/v1/lead")
                .json("{\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}")
                .send();
        String path = "/v1/lead/" + created.field("id");
        register();

        Answer read = host.call("GET", path)
                .header("If-None-Match", created.header("ETag").orElseThrow())
                .send();

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("pending_consents").toString()).isEqualTo("[\"marketing\"]");
        String tag = read.header("ETag").orElseThrow();
        assertThat(host.call("GET", path).header("If-None-Match", tag).send().status())
                .isEqualTo(304);
        assertThat(host.call("PATCH", path)
                        .json("{\"notes\":\"x\"}")
                        .header("If-Match", tag)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_answers_for_a_known_and_an_unknown_email_are_equal() {
        Answer unknown = register();
        Answer known = register();

        assertThat(known.json().at("/lead/pending_consents"))
                .isEqualTo(unknown.json().at("/lead/pending_consents"));
        assertThat(known.json().at("/lead/consent_marketing"))
                .isEqualTo(unknown.json().at("/lead/consent_marketing"));
        assertThat(sent).hasSize(2);
    }

    @Test
    void a_wrong_or_expired_token_is_refused() {
        Answer registered = register();
        assertRefused(confirm("nonsense"), "token");
        assertRefused(confirm(registered.field("refresh_token")), "token");
        assertRefused(host.anonymous("POST", "/v1/lead/confirm").json("{}").send(), "token");
        assertRefused(
                host.anonymous("POST", "/v1/lead/confirm")
                        .json("{\"token\":\"x\",\"more\":1}")
                        .send(),
                "more");
        assertThat(host.anonymous("GET", "/v1/lead/confirm?token=" + sent.get(0).token())
                        .send()
                        .status())
                .isIn(401, 405);
        host.clock.advance(Duration.ofDays(2));
        assertRefused(confirm(sent.get(0).token()), "token");
    }

    @Test
    void a_page_of_another_origin_confirms_nothing() {
        host.call("PUT", "/v1/agent/bot")
                .json("{\"double_opt_in\":true,\"allowed_origins\":[\"https://shop.example\"]}")
                .send();
        register();
        RestCall confirm = host.anonymous("POST", "/v1/lead/confirm")
                .json("{\"token\":\"" + sent.get(0).token() + "\"}");

        Answer refused = confirm.header("Origin", "https://evil.example").send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("code")).isEqualTo("ORIGIN_NOT_ALLOWED");
        assertThat(pendingInReport()).isEqualTo(1);
        assertThat(confirm(sent.get(0).token()).status()).isEqualTo(200);
    }

    @Test
    void pending_consents_can_be_sent_back_as_they_were_read() {
        String path = "/v1/lead/" + register().json().at("/lead/id").asText();
        for (String same : List.of("[\"marketing\"]", "null")) {
            assertThat(patch(path, same).status()).isEqualTo(200);
        }
        for (String other : List.of("[]", "[\"data_processing\"]")) {
            assertRefused(patch(path, other), "pending_consents");
        }
    }

    @Test
    void an_installation_without_a_sender_refuses_double_opt_in() {
        try (RestHost plain = RestHost.start()) {
            assertRefused(
                    plain.call("PUT", "/v1/agent/bot")
                            .json("{\"double_opt_in\":true}")
                            .send(),
                    "double_opt_in");
            assertThat(plain.call("PUT", "/v1/agent/bot")
                            .json("{\"double_opt_in\":false}")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
    }

    private Answer register() {
        return host.anonymous("POST", "/v1/lead/register").json(VISITOR).send();
    }

    private Answer confirm(String token) {
        return host.anonymous("POST", "/v1/lead/confirm")
                .json("{\"token\":\"" + token + "\"}")
                .send();
    }

    private Answer patch(String path, String pending) {
        return host.call("PATCH", path)
                .json("{\"notes\":\"x\",\"pending_consents\":" + pending + "}")
                .send();
    }

    private String pending(String path) {
        return host.call("GET", path).send().json().path("pending_consents").toString();
    }

    private int pendingInReport() {
        return host.call("GET", "/v1/analytic/leads")
                .send()
                .json()
                .at("/lead_quality/pending_consents")
                .asInt(-1);
    }

    private static void assertRefused(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("details").has(field)).as(answer.text()).isTrue();
    }
}
