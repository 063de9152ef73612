package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the export of everything about a person. */
class PersonRoutesTest {

    private final RestHost host = RestHost.start();
    private final String deleted = create("Jordan@example.com", "+49 170 1234567");
    private final String live;

    PersonRoutesTest() {
        host.call("DELETE", "/v1/lead/" + deleted).send();
        live = create("jordan@example.com", "+49 170 7654321");
        create("other@example.com", "+49 170 1111111");
        host.call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"title\":\"Prices\",\"metadata\":{\"lead_id\":\"" + live + "\"}}")
                .send();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_email_finds_live_and_deleted_leads() {
        Answer answer =
                host.call("GET", "/v1/personal-data?email=JORDAN%40example.com").send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.field("exported_at")).isEqualTo("2025-09-01T12:00:00.000Z");
        JsonNode leads = answer.json().path("leads");
        assertThat(leads.findValuesAsText("email")).containsExactly("jordan@example.com", "Jordan@example.com");
        JsonNode first = leads.get(0);
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("lead", "consents", "history", "submissions", "conversations", "webhook_deliveries");
        assertThat(first.path("lead").path("id").asText()).isEqualTo(live);
        assertThat(first.path("consents").get(0).path("purpose").asText()).isEqualTo("marketing");
        assertThat(first.path("history").get(0).path("type").asText()).isEqualTo("conversation.created");
        assertThat(first.path("conversations").get(0).path("title").asText()).isEqualTo("Prices");
        assertThat(first.path("webhook_deliveries")).isEmpty();
        assertThat(leads.get(1).path("lead").path("id").asText()).isEqualTo(deleted);
    }

    @Test
    void a_phone_number_or_an_id_finds_a_deleted_lead() {
        Answer byPhone =
                host.call("GET", "/api/v1/personal-data?phone=%2B491701234567").send();
        assertThat(byPhone.json().path("leads")).hasSize(1);
        assertThat(byPhone.json().at("/leads/0/lead/id").asText()).isEqualTo(deleted);

        Answer byId = host.call("GET", "/v1/lead/" + deleted + "/personal-data").send();
        assertThat(byId.json().path("leads"))
                .as("with the live lead of the same email")
                .hasSize(2);
        assertThat(byId.json().at("/leads/0/lead/id").asText()).isEqualTo(deleted);
        assertThat(byId.json().at("/leads/1/lead/id").asText()).isEqualTo(live);

        Answer nobody =
                host.call("GET", "/v1/personal-data?email=nobody%40example.com").send();
        assertThat(nobody.json().path("leads")).isEmpty();
    }

    @Test
    void a_wrong_query_is_refused() {
        for (String query :
                List.of("", "?email=", "?email=%20&phone=%2B4930123456", "?email=a%40b.example&mail=x", "?phone=12")) {
            Answer answer = host.call("GET", "/v1/personal-data" + query).send();
            assertThat(answer.status()).as(query + answer.text()).isEqualTo(422);
        }
        assertThat(host.call("GET", "/v1/personal-data").send().text()).contains("\"email\"");
        assertThat(host.call("GET", "/v1/lead/" + live + "/personal-data?email=x")
                        .send()
                        .status())
                .isEqualTo(422);
    }

    private String create(String email, String phone) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email + "\",\"phone\":\""
                        + phone + "\",\"consent_marketing\":true}")
                .send()
                .field("id");
    }
}
