package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.export.CsvRowReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests leads with one name, or with only an email or a phone, over HTTP. */
class NameAndContactTest {

    private static final String LEE = "{\"last_name\":\"Lee\",\"phone\":\"555 0100\"}";

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"last_name\":\"Lee\",\"phone\":\"555\"} | Lee",
                "{\"first_name\":\"Jordan\",\"last_name\":null,\"email\":\"jordan@example.com\"} | Jordan",
                "{\"first_name\":\"太郎\",\"last_name\":\"山田\",\"phone\":\"ask\uFF17\"} | 山田太郎"
            })
    void one_name_and_one_contact_are_enough(String body, String fullName) {
        for (String path : new String[] {"/v1/lead?on_duplicate=update", "/v1/sdk/lead?on_duplicate=update"}) {
            Answer created = host.call("POST", path).json(body).send();
            assertThat(created.status()).as(created.text()).isIn(201, 200);
            assertThat(created.field("full_name")).isEqualTo(fullName);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | email,first_name,last_name,phone",
                "{\"first_name\":\"Jordan\"} | email,phone",
                "{\"phone\":\"555\",\"first_name\":null,\"last_name\":null} | first_name,last_name",
                "{\"phone\":\"555\",\"first_name\":\"\",\"last_name\":\"Lee\"} | first_name",
                "{\"phone\":\" \",\"email\":\"jordan@example.com\",\"last_name\":\"Lee\"} | phone"
            })
    void a_new_lead_without_a_name_or_a_contact_is_refused(String body, String fields) {
        for (String path : new String[] {"/v1/lead", "/v1/sdk/lead"}) {
            assertRefused(host.call("POST", path).json(body).send(), fields.split(","));
        }
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        String registration = body.replaceFirst("^\\{", "{\"agent_id\":\"bot\"" + (body.equals("{}") ? "" : ","));
        assertRefused(
                host.anonymous("POST", "/v1/lead/register").json(registration).send(), fields.split(","));
        assertThat(host.call("GET", "/v1/lead/company").send().json().path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT"})
    void null_clears_a_field_but_not_the_last_of_a_pair(String method) {
        Answer lee = host.call("POST", "/v1/lead").json(LEE).send();
        String path = "/v1/lead/" + lee.field("id");

        assertRefused(host.call(method, path).json("{\"last_name\":null}").send(), "first_name", "last_name");
        assertRefused(host.call(method, path).json("{\"phone\":null}").send(), "email", "phone");
        assertRefused(
                host.call(method, path)
                        .json("{\"phone\":null,\"first_name\":null,\"last_name\":null}")
                        .send(),
                "first_name",
                "last_name");
        assertThat(host.call("GET", path).send().text()).isEqualTo(lee.text());

        Answer changed = host.call(method, path)
                .json("{\"first_name\":\"Jordan\",\"last_name\":null,\"email\":\"j@example.com\",\"phone\":null}")
                .send();
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.field("full_name")).isEqualTo("Jordan");
        assertThat(changed.json().get("phone").isNull()).isTrue();
        Answer sentBack = host.call("PUT", path).json(changed.text()).send();
        assertThat(sentBack.status()).as(sentBack.text()).isEqualTo(200);
    }

    @Test
    void the_international_form_of_a_phone_is_read_only() {
        Answer typed = host.call("POST", "/v1/lead").json(LEE).send();
        Answer parsed = host.call("POST", "/v1/lead")
                .json("{\"last_name\":\"Poe\",\"phone\":\"+1 (201) 555-0123\"}")
                .send();
        String path = "/v1/lead/" + parsed.field("id");

        assertThat(typed.json().get("phone_e164").isNull()).isTrue();
        assertThat(parsed.field("phone_e164")).isEqualTo("+12015550123");
        assertRefused(
                host.call("PUT", path).json("{\"phone_e164\":\"+12015550124\"}").send(), "phone_e164");

        Answer changed = host.call("PUT", path)
                .json(parsed.text().replace("+1 (201) 555-0123", "+1 (201) 555-0124"))
                .send();

        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(changed.field("phone_e164")).isEqualTo("+12015550124");
    }

    @Test
    void a_condition_on_a_new_lead_without_an_email_meets_no_record() {
        assertThat(host.call("POST", "/v1/lead")
                        .header("If-Match", "\"1\"")
                        .json(LEE)
                        .send()
                        .status())
                .isEqualTo(412);
        assertThat(host.call("POST", "/v1/lead")
                        .header("If-None-Match", "*")
                        .json(LEE)
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_registration_needs_no_email() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        String phoneOnly = "{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"phone\":\"555 0100\"}";

        Answer first = register(phoneOnly);
        Answer again = register(phoneOnly);

        assertThat(first.json().at("/lead/full_name").asText()).isEqualTo("Jordan");
        assertThat(first.json().at("/lead/email").isNull()).isTrue();
        assertThat(again.json().at("/lead/id")).isNotEqualTo(first.json().at("/lead/id"));
    }

    @Test
    void the_answer_for_a_taken_email_has_the_name_that_was_sent() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        String one = "{\"agent_id\":\"bot\",\"email\":\"jordan@example.com\",";
        register(one + "\"first_name\":\"Jordan\",\"last_name\":\"Lee\"}");

        JsonNode lead = register(one + "\"last_name\":\"Poe\"}").json().get("lead");

        assertThat(lead.get("full_name").asText()).isEqualTo("Poe");
        assertThat(lead.get("first_name").isNull()).isTrue();
    }

    @Test
    void an_export_has_empty_cells_for_absent_fields() throws IOException {
        host.call("POST", "/v1/lead").json(LEE).send();
        String csv = host.call("POST", "/v1/analytic/export")
                .json("{\"type\":\"leads\",\"format\":\"csv\"}")
                .send()
                .text();
        try (CsvRowReader reader = CsvRowReader.of(new StringReader(csv))) {
            Map<String, String> row = reader.rows().findFirst().orElseThrow();
            assertThat(row)
                    .containsEntry("first_name", "")
                    .containsEntry("last_name", "Lee")
                    .containsEntry("email", "")
                    .containsEntry("phone", "555 0100");
        }
    }

    private Answer register(String body) {
        Answer answer = host.anonymous("POST", "/v1/lead/register").json(body).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer;
    }

    private static void assertRefused(Answer answer, String... fields) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("details").fieldNames()).toIterable().containsExactlyInAnyOrder(fields);
    }
}
