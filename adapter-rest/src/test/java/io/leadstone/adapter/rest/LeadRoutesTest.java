package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the routes of a lead. */
class LeadRoutesTest {

    private static final String JORDAN = """
            {"first_name":"Jordan","last_name":"Lee","email":"jordan@example.com","phone":"+1-555-123-9000",
             "source":"website-chat","tags":["vip"],"consent_data_processing":true,
             "metadata":{"n":1,"big":12345678901234567890.10}}
            """;

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_lead_of_another_system_keeps_its_instant_of_creation() {
        String body = "{\"first_name\":\"Jordan\",\"email\":\"jordan@example.com\",\"created_at\":\"%s\"}";
        for (String wrong : List.of("2025-09-01T12:00:00.001Z", "1969-12-31T23:59:59.999Z", "yesterday")) {
            Answer refused =
                    host.call("POST", "/v1/lead").json(body.formatted(wrong)).send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("details").has("created_at")).isTrue();
        }

        Answer created = host.call("POST", "/v1/lead")
                .json(body.formatted("2020-01-01T01:00:00+01:00"))
                .send();

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.field("created_at")).isEqualTo("2020-01-01T00:00:00.000Z");
        assertThat(created.field("updated_at")).isEqualTo("2025-09-01T12:00:00.000Z");
        Answer again = host.call("POST", "/v1/lead?on_duplicate=update")
                .json(body.formatted("2021-01-01T00:00:00Z"))
                .send();
        assertThat(again.field("created_at")).as("a known lead").isEqualTo("2020-01-01T00:00:00.000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1"})
    void a_lead_is_created_read_updated_deleted_and_restored(String prefix) {
        Answer created = host.call("POST", prefix + "/lead").json(JORDAN).send();
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.header("Leadstone-Outcome")).contains("created");
        assertThat(created.header("ETag")).contains("\"1\"");
        String lead = prefix + "/lead/" + created.field("id");
        assertThat(created.header("Location")).contains(lead);
        assertThat(created.text()).contains("\"metadata\":{\"n\":1,\"big\":12345678901234567890.10}");
        assertThat(created.text())
                .contains("\"created_at\":\"2025-09-01T12:00:00.000Z\"")
                .contains("\"full_name\":\"Jordan Lee\"")
                .contains("\"last_conversation\":null")
                .contains("\"consent_marketing\":false,\"consent_data_processing\":true");

        Answer read = host.call("GET", lead).send();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).isEqualTo(created.text());
        assertThat(host.call("GET", lead)
                        .header("If-None-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(304);

        Answer patched = host.call("PATCH", lead)
                .json("{\"phone\":null,\"status\":\"contacted\",\"metadata\":{\"n\":null,\"m\":{\"x\":1.0}}}")
                .send();
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.json().get("phone").isNull()).isTrue();
        assertThat(patched.field("contacted_at")).isEqualTo("2025-09-01T12:00:00.000Z");
        assertThat(patched.text()).contains("\"metadata\":{\"big\":12345678901234567890.10,\"m\":{\"x\":1.0}}");

        Answer put =
                host.call("PUT", lead).json("{\"metadata\":{\"only\":true}}").send();
        assertThat(put.text()).contains("\"metadata\":{\"only\":true}");
        assertThat(put.header("ETag")).contains("\"3\"");

        Answer list = host.call("GET", prefix + "/lead/company?search=jordan").send();
        assertThat(list.json().path("items")).hasSize(1);
        assertThat(list.text())
                .contains("\"pagination\":{\"page\":1,\"per_page\":20,\"total\":1,\"total_is_exact\":true,\"pages\":1,"
                        + "\"has_next\":false,\"has_prev\":false,\"next_cursor\":null}");

        Answer deleted = host.call("DELETE", lead).send();
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text())
                .isEqualTo("{\"lead_id\":\"" + created.field("id") + "\",\"deleted_at\":\"2025-09-01T12:00:00.000Z\"}");
        assertThat(host.call("DELETE", lead).send().status()).isEqualTo(404);
        assertThat(host.call("GET", lead).send().status()).isEqualTo(404);
        assertThat(host.call("GET", prefix + "/lead/deleted").send().json().path("items"))
                .hasSize(1);

        Answer restored = host.call("POST", lead + "/restore").send();
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("deleted_at").isNull()).isTrue();
        assertThat(host.call("PATCH", lead + "/restore").send().status()).isEqualTo(200);
    }

    @Test
    void health_is_public_under_every_prefix() {
        for (String prefix : new String[] {"", "/v1", "/api/v1"}) {
            for (String route : new String[] {"/health", "/health/live", "/health/ready"}) {
                Answer answer = host.anonymous("GET", prefix + route).send();
                assertThat(answer.status()).as(prefix + route).isEqualTo(200);
                assertThat(answer.text()).isEqualTo("{\"status\":\"UP\"}");
            }
        }
    }

    @Test
    void a_rejection_is_a_problem_document() {
        Answer missing = host.call("GET", "/v1/lead/01890000-0000-7000-8000-000000000000")
                .send();
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.header("Content-Type")).contains("application/problem+json");
        assertThat(missing.text())
                .isEqualTo("{\"type\":\"urn:problem-type:leadstone:lead-not-found\",\"title\":\"Lead not found\","
                        + "\"status\":404,\"detail\":\"there is no lead 01890000-0000-7000-8000-000000000000\","
                        + "\"instance\":\"/v1/lead/01890000-0000-7000-8000-000000000000\","
                        + "\"error\":\"there is no lead 01890000-0000-7000-8000-000000000000\","
                        + "\"code\":\"LEAD_NOT_FOUND\"}");
        for (String[] route : new String[][] {
            {"GET", "/v1/nothing", "404"}, {"GET", "/v1/lead", "405"}, {"GET", "/", "404"}, {"POST", "/v1/lead", "401"}
        }) {
            Answer answer = host.anonymous(route[0], route[1]).send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(Integer.parseInt(route[2]));
            assertThat(answer.header("Content-Type")).contains("application/problem+json");
        }
        Answer faults = host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"\",\"x\":1,\"email\":\"no\",\"y\":2}")
                .send();
        assertThat(faults.status()).as(faults.text()).isEqualTo(422);
        assertThat(faults.json().path("details").fieldNames())
                .toIterable()
                .containsExactly("email", "first_name", "x", "y");
    }
}
