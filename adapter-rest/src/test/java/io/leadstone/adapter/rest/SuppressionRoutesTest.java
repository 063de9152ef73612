package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the routes of the suppression list, and its effect on the routes that capture leads. */
class SuppressionRoutesTest {

    private static final String EMAIL = "jordan@example.com";
    private static final String NEW_LEAD = "{\"first_name\":\"Jordan\",\"email\":\"Jordan@example.com\"}";

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_entry_is_added_listed_and_removed_without_its_address() {
        Answer added = suppress(EMAIL);
        Answer listed = host.call("GET", "/v1/suppression").send();

        assertThat(added.status()).as(added.text()).isEqualTo(200);
        assertThat(added.field("effect")).isEqualTo("refuse");
        assertThat(added.field("key_id")).isEqualTo("2026");
        assertThat(added.field("recorded_by")).isEqualTo("acme:all");
        assertThat(added.field("reason")).isEqualTo("by letter");
        assertThat(added.field("hash")).matches("[0-9a-f]{64}");
        assertThat(listed.json().path("items")).hasSize(1);
        assertThat(listed.json().path("items").get(0)).isEqualTo(added.json());
        assertThat(added.text() + listed.text()).doesNotContain("jordan");

        Answer removed =
                host.call("DELETE", "/v1/suppression/" + added.field("id")).send();

        assertThat(removed.status()).isEqualTo(204);
        assertThat(host.call("POST", "/v1/lead").json(NEW_LEAD).send().status()).isEqualTo(201);
    }

    @Test
    void members_get_409_for_a_suppressed_address() {
        String other = host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Kim\",\"email\":\"kim@example.com\"}")
                .send()
                .field("id");
        suppress(EMAIL);

        for (Answer refused : List.of(
                host.call("POST", "/v1/lead").json(NEW_LEAD).send(),
                host.call("POST", "/v1/lead?on_duplicate=update").json(NEW_LEAD).send(),
                host.call("POST", "/v1/sdk/lead").json(NEW_LEAD).send(),
                host.call("PATCH", "/v1/lead/" + other)
                        .json("{\"email\":\"" + EMAIL + "\"}")
                        .send())) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.field("code")).isEqualTo("SUPPRESSED");
            assertThat(refused.text()).doesNotContain("jordan");
        }
    }

    @Test
    void a_public_registration_of_a_suppressed_address_stores_nothing() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        suppress(EMAIL);
        Answer suppressed = register("{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"email\":\"" + EMAIL + "\"}");
        Answer ordinary = register("{\"agent_id\":\"bot\",\"first_name\":\"Kim\",\"email\":\"kim@example.com\"}");

        assertThat(suppressed.status()).as(suppressed.text()).isEqualTo(201);
        assertThat(names(suppressed.json())).isEqualTo(names(ordinary.json()));
        assertThat(names(suppressed.json().path("lead")))
                .isEqualTo(names(ordinary.json().path("lead")));
        assertThat(host.call("GET", "/v1/lead/company").send().json().path("items"))
                .hasSize(1);
        assertThat(host.anonymous(
                                "GET",
                                "/v1/lead/"
                                        + suppressed
                                                .json()
                                                .path("lead")
                                                .path("id")
                                                .asText())
                        .header("Authorization", "Bearer " + suppressed.field("access_token"))
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void a_registration_is_answered_as_for_a_fresh_address(boolean doubleOptIn, boolean lenient) {
        LeadManagementBuilder builder = LeadManagement.builder()
                .suppressionKeys(RestHost.SUPPRESSION_KEYS)
                .confirmationSender(request -> {})
                .companySettings(new SharedCompanySettings(
                        Optional.empty(), lenient ? SuppressedCapture.WITHOUT_CONSENT : SuppressedCapture.REFUSE));
        try (RestHost other = RestHost.with(builder)) {
            other.call("PUT", "/v1/agent/bot")
                    .json("{\"double_opt_in\":" + doubleOptIn + "}")
                    .send();
            deleteWithdrawn(other, "deleted@example.com");
            String erased = deleteWithdrawn(other, "erased0@example.com");
            other.call("POST", "/v1/lead/" + erased + "/erase")
                    .json("{\"suppress\":true}")
                    .send();

            Answer fresh = registerConsenting(other, "unknown@example.com");
            Answer withheld = registerConsenting(other, "deleted@example.com");
            Answer refused = registerConsenting(other, "erased0@example.com");

            assertThat(fresh.status()).as(fresh.text()).isEqualTo(201);
            assertThat(fresh.json()
                            .at("/lead/" + (doubleOptIn ? "pending_consents" : "consent_marketing"))
                            .toString())
                    .isEqualTo(doubleOptIn ? "[\"data_processing\",\"marketing\"]" : "true");
            assertThat(normalized(withheld)).isEqualTo(normalized(fresh));
            assertThat(normalized(refused)).isEqualTo(normalized(fresh));
            for (Answer registered : lenient ? List.of(fresh, withheld, refused) : List.of(fresh, withheld)) {
                assertThat(ownLead(other, registered).json())
                        .isEqualTo(registered.json().get("lead"));
            }
            assertThat(ownLead(other, refused).status()).isEqualTo(lenient ? 200 : 404);
            String stored = other.call(
                            "GET", "/v1/lead/" + withheld.json().at("/lead/id").asText() + "/consent")
                    .send()
                    .text();
            assertThat(stored).doesNotContain("\"purpose\":\"marketing\"");
        }
    }

    @Test
    void a_withheld_consent_is_named_when_a_member_takes_it_over() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        deleteWithdrawn(host, EMAIL);
        String lead = host.call("POST", "/v1/lead").json(NEW_LEAD).send().field("id");
        String submission =
                registerConsenting(host, EMAIL).json().at("/lead/id").asText();
        RestCall apply = host.call("POST", "/v1/lead/" + lead + "/submission/" + submission + "/apply")
                .json("{\"fields\":[\"last_name\",\"consent_marketing\"]}")
                .header("Idempotency-Key", "key-1");

        Answer applied = apply.send();
        Answer replayed = apply.send();

        assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        assertThat(applied.field("last_name")).isEqualTo("Lee");
        assertThat(applied.field("consent_marketing")).isEqualTo("false");
        assertThat(applied.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        assertThat(replayed.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        assertThat(replayed.text()).isEqualTo(applied.text());
    }

    @Test
    void an_erasure_may_suppress() {
        String id = host.call("POST", "/v1/lead").json(NEW_LEAD).send().field("id");

        Answer erased = host.call("POST", "/v1/lead/" + id + "/erase")
                .json("{\"suppress\":true}")
                .send();

        assertThat(erased.status()).as(erased.text()).isEqualTo(200);
        assertThat(erased.field("lead_id")).isEqualTo(id);
        assertThat(host.call("POST", "/v1/lead").json(NEW_LEAD).send().field("code"))
                .isEqualTo("SUPPRESSED");
    }

    @Test
    void a_dropped_grant_is_named_in_the_answer() {
        String consenting = "{\"first_name\":\"Jordan\",\"email\":\"" + EMAIL + "\",\"consent_marketing\":true}";
        String id = host.call("POST", "/v1/lead").json(consenting).send().field("id");
        host.call("POST", "/v1/lead/" + id + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":false}")
                .send();
        host.call("DELETE", "/v1/lead/" + id).send();

        Answer again = host.call("POST", "/v1/lead").json(consenting).send();

        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        assertThat(again.json().path("consent_marketing").asBoolean()).isFalse();
        assertThat(host.call("GET", "/v1/suppression").send().text())
                .contains("\"effect\":\"without_consent\",\"purposes\":[\"marketing\"]");
    }

    @Test
    void bad_requests_are_refused() {
        assertRefused(host.call("POST", "/v1/suppression").json("{}").send(), 422, "email");
        assertRefused(
                host.call("POST", "/v1/suppression")
                        .json("{\"email\":\"" + EMAIL + "\",\"phone\":\"+491701234567\"}")
                        .send(),
                422,
                "email");
        assertRefused(
                host.call("POST", "/v1/suppression")
                        .json("{\"phone\":\"0170\"}")
                        .send(),
                422,
                "phone");
        assertRefused(
                host.call("POST", "/v1/suppression")
                        .json("{\"email\":\"" + EMAIL + "\",\"reason\":\"" + "r".repeat(201) + "\"}")
                        .send(),
                422,
                "reason");
        assertRefused(
                host.call("POST", "/v1/suppression")
                        .json("{\"email\":\"" + EMAIL + "\",\"effect\":\"refuse\"}")
                        .send(),
                422,
                "effect");
        assertRefused(host.call("DELETE", "/v1/suppression/none").send(), 404, "SUPPRESSION_NOT_FOUND");
        assertRefused(
                host.call("DELETE", "/v1/suppression/01890000-0000-7000-8000-00000000abcd")
                        .send(),
                404,
                "SUPPRESSION_NOT_FOUND");
    }

    @Test
    void a_host_without_a_key_says_what_is_missing() {
        try (RestHost plain = RestHost.with(LeadManagement.builder())) {
            String id = plain.call("POST", "/v1/lead").json(NEW_LEAD).send().field("id");
            assertRefused(
                    plain.call("POST", "/v1/suppression")
                            .json("{\"email\":\"" + EMAIL + "\"}")
                            .send(),
                    501,
                    "no suppression key");
            assertRefused(
                    plain.call("POST", "/v1/lead/" + id + "/erase")
                            .json("{\"suppress\":true}")
                            .send(),
                    501,
                    "SUPPRESSION_KEY_MISSING");
            assertThat(plain.call("GET", "/v1/lead/" + id).send().field("first_name"))
                    .isEqualTo("Jordan");
        }
    }

    private Answer suppress(String email) {
        return host.call("POST", "/v1/suppression")
                .json("{\"email\":\"" + email + "\",\"reason\":\"by letter\"}")
                .send();
    }

    /** Deletes a lead whose consent to marketing was withdrawn, and returns its id. */
    private static String deleteWithdrawn(RestHost host, String email) {
        String id = host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"email\":\"" + email + "\",\"consent_marketing\":true}")
                .send()
                .field("id");
        host.call("POST", "/v1/lead/" + id + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":false}")
                .send();
        host.call("DELETE", "/v1/lead/" + id).send();
        return id;
    }

    private static Answer registerConsenting(RestHost host, String email) {
        return host.anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"last_name\":\"Lee\",\"email\":\"" + email + "\","
                        + "\"consent_marketing\":true,\"consent_data_processing\":true}")
                .send();
    }

    private static Answer ownLead(RestHost host, Answer registered) {
        return host.anonymous(
                        "GET", "/v1/lead/" + registered.json().at("/lead/id").asText())
                .bearer(registered.field("access_token"))
                .send();
    }

    /** Returns the answer without the texts that differ by nature: ids, tokens, instants and the email. */
    private static String normalized(Answer answer) {
        return answer.text()
                .replace(answer.field("access_token"), "access")
                .replace(answer.field("refresh_token"), "refresh")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}", "id")
                .replaceAll("2025-09-01T[0-9:.]+Z", "instant")
                .replaceAll("[a-z0-9]+@example.com", "email");
    }

    private Answer register(String body) {
        return host.anonymous("POST", "/v1/lead/register").json(body).send();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static void assertRefused(Answer refused, int status, String text) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.text()).contains(text);
    }
}
