package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.auth.WithdrawalTokens;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests withdrawal links: how the host gets them, and what a person without a login does with them. */
class WithdrawalRoutesTest {

    private static final String WITHDRAWN = "{\"purpose\":\"marketing\",\"granted\":false}";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RestHost host = RestHost.start();
    private final String id = host.call("POST", "/v1/lead")
            .json("{\"first_name\":\"Jordan\",\"email\":\"jordan@example.com\",\"consent_marketing\":true}")
            .send()
            .field("id");
    private final Answer made = link("{\"purpose\":\"marketing\"}");

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_link_withdraws_by_the_one_click_form() {
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.field("lead_id")).isEqualTo(id);
        assertThat(made.field("link")).isEqualTo("/v1/consent/withdraw?token=" + made.field("token"));

        for (int time = 0; time < 2; time++) {
            Answer withdrawn = oneClick(made.field("link"), "List-Unsubscribe=One-Click");
            assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
            assertThat(withdrawn.text()).isEqualTo(WITHDRAWN);
        }

        assertThat(host.call("GET", "/v1/lead/" + id)
                        .send()
                        .json()
                        .path("consent_marketing")
                        .asBoolean())
                .isFalse();
        Answer ledger = host.call("GET", "/v1/lead/" + id + "/consent").send();
        assertThat(ledger.json().path("items")).hasSize(2);
        assertThat(ledger.json().path("items").get(0).path("source").asText()).isEqualTo("withdrawal-link");
        assertThat(ledger.json().path("items").get(0).path("recorded_by").asText())
                .isEqualTo("withdrawal-link");
    }

    @Test
    void a_link_accepts_its_token_in_body_or_query() {
        Answer withdrawn = host.anonymous("POST", "/v1/consent/withdraw")
                .json("{\"token\":\"" + made.field("token") + "\"}")
                .send();
        Answer again = host.anonymous("POST", made.field("link")).json("{}").send();

        assertThat(withdrawn.text()).isEqualTo(WITHDRAWN);
        assertThat(again.text()).isEqualTo(WITHDRAWN);
    }

    @Test
    void a_link_withdraws_by_the_multipart_form() {
        String form =
                "--b1\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b1--\r\n";
        Answer withdrawn = host.anonymous("POST", made.field("link"))
                .header("Content-Type", "multipart/form-data; boundary=b1")
                .bytes(form.getBytes(StandardCharsets.US_ASCII))
                .send();

        assertThat(withdrawn.text()).isEqualTo(WITHDRAWN);
    }

    /** An expression that backtracks would take minutes for such a form. */
    @Test
    void a_form_of_line_ends_is_refused() {
        String form = "name=List-Unsubscribe\r\n" + "\f".repeat(60_000);
        Answer refused = host.anonymous("POST", made.field("link"))
                .header("Content-Type", "multipart/form-data; boundary=b1")
                .bytes(form.getBytes(StandardCharsets.US_ASCII))
                .send();

        assertThat(refused.status()).isEqualTo(422);
    }

    @Test
    void a_form_above_the_public_limit_is_too_large() {
        String padding = "a=" + "x".repeat(65_536);
        assertThat(oneClick(made.field("link"), "List-Unsubscribe=One-Click&" + padding)
                        .status())
                .isEqualTo(413);
        assertThat(oneClick(made.field("link"), padding.substring(0, 60_000) + "&List-Unsubscribe=One-Click")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_get_never_withdraws() {
        Answer read = host.anonymous("GET", made.field("link")).send();

        assertThat(read.status()).isEqualTo(405);
        assertThat(read.header("Allow").orElse("")).contains("POST");
        assertThat(host.call("GET", "/v1/lead/" + id)
                        .send()
                        .json()
                        .path("consent_marketing")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_deleted_an_erased_and_a_missing_lead_answer_alike() {
        host.call("DELETE", "/v1/lead/" + id).send();
        assertThat(oneClick(made.field("link"), "List-Unsubscribe=One-Click").text())
                .isEqualTo(WITHDRAWN);
        Answer restored = host.call("POST", "/v1/lead/" + id + "/restore").send();
        assertThat(restored.json().path("consent_marketing").asBoolean())
                .as("a withdrawal of a deleted lead outlives its restoration")
                .isFalse();

        host.call("POST", "/v1/lead/" + id + "/erase").send();
        assertThat(oneClick(made.field("link"), "List-Unsubscribe=One-Click").text())
                .isEqualTo(WITHDRAWN);

        String missing = WithdrawalTokens.of(host.tokens)
                .sign(new ConsentWithdrawal(
                        new CompanyId(RestHost.ACME), new LeadId(UUID.randomUUID()), ConsentPurpose.MARKETING));
        assertThat(oneClick("/v1/consent/withdraw?token=" + missing, "List-Unsubscribe=One-Click")
                        .text())
                .isEqualTo(WITHDRAWN);
    }

    @Test
    void a_token_that_was_not_signed_here_is_refused() {
        String foreign = WithdrawalTokens.of(
                        LeadTokens.of("another-secret-of-32-bytes-or-more".getBytes(StandardCharsets.US_ASCII)))
                .sign(new ConsentWithdrawal(
                        new CompanyId(RestHost.ACME), new LeadId(UUID.fromString(id)), ConsentPurpose.MARKETING));
        String token = made.field("token");
        for (String wrong : new String[] {foreign, "none", "", token.substring(0, token.length() - 3) + "AAA"}) {
            Answer refused = oneClick("/v1/consent/withdraw?token=" + wrong, "List-Unsubscribe=One-Click");
            assertThat(refused.status()).as(refused.text()).isEqualTo(422);
            assertThat(refused.json().path("details").has("token")).isTrue();
        }
        assertThat(oneClick(made.field("link"), "List-Unsubscribe=Later").status())
                .isEqualTo(422);
        assertThat(host.call("GET", "/v1/lead/" + id)
                        .send()
                        .json()
                        .path("consent_marketing")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void links_of_older_secrets_are_accepted_while_their_secrets_are_given() {
        LeadTokens older = LeadTokens.of("another-secret-of-32-bytes-or-more".getBytes(StandardCharsets.US_ASCII));
        ConsentWithdrawal withdrawal = new ConsentWithdrawal(
                new CompanyId(RestHost.ACME), new LeadId(UUID.fromString(id)), ConsentPurpose.MARKETING);
        String token = WithdrawalTokens.of(older).sign(withdrawal);

        assertThat(WithdrawalTokens.of(host.tokens).verify(token)).isEmpty();
        assertThat(WithdrawalTokens.of(host.tokens, older).verify(token)).contains(withdrawal);
    }

    @Test
    void a_request_for_a_link_is_checked() {
        assertThat(link("{\"purpose\":\"none\"}").status()).isEqualTo(422);
        assertThat(link("{}").status()).isEqualTo(422);
        assertThat(link("{\"purpose\":\"marketing\",\"days\":3}").status()).isEqualTo(422);
        assertThat(host.call("POST", "/v1/lead/01890000-0000-7000-8000-00000000abcd/consent/withdrawal-link")
                        .json("{\"purpose\":\"marketing\"}")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(host.anonymous("POST", "/v1/lead/" + id + "/consent/withdrawal-link")
                        .key("acme:write")
                        .json("{\"purpose\":\"marketing\"}")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    private Answer link(String body) {
        return host.call("POST", "/v1/lead/" + id + "/consent/withdrawal-link")
                .json(body)
                .send();
    }

    private Answer oneClick(String link, String form) {
        return host.anonymous("POST", link)
                .header("Content-Type", FORM)
                .bytes(form.getBytes(StandardCharsets.US_ASCII))
                .send();
    }
}
