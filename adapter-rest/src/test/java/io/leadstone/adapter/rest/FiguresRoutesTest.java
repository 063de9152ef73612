package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.domain.CompanyId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests reports over HTTP, and compares their exact texts. */
class FiguresRoutesTest {

    private static final String NOTHING =
            "\"lead_summary\":{\"total_leads\":0,\"new_leads\":0,\"contacted_leads\":0,\"qualified_leads\":0,"
                    + "\"converted_leads\":0,\"lost_leads\":0},\"conversion_funnel\":{\"contact_rate_percent\":0.00,"
                    + "\"qualification_rate_percent\":0.00,\"conversion_rate_percent\":0.00,"
                    + "\"overall_conversion_rate_percent\":0.00}";

    private final RestHost host = RestHost.start();

    @BeforeEach
    void createRecords() {
        String lead = create("one@example.com", ",\"source\":\"fair\",\"phone\":\"+1-555\",\"consent_marketing\":true");
        create("two@example.com", ",\"source\":\"fair\"");
        create("three@example.com", "");
        host.clock.advance(Duration.ofDays(1));
        host.call("PATCH", "/v1/lead/" + lead)
                .json("{\"status\":\"converted\"}")
                .send();
        String conversation = host.call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                .send()
                .field("id");
        for (String report :
                new String[] {"{\"messages\":3,\"satisfaction\":5}", "{\"messages\":2,\"satisfaction\":4.5}"}) {
            host.call("POST", "/v1/conversation/" + conversation + "/activity")
                    .json(report)
                    .send();
        }
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_report_has_the_documented_fields() {
        Answer report = host.call("GET", "/v1/analytic/leads?start_date=2025-09-01&end_date=2025-09-02")
                .send();
        assertThat(report.status()).as(report.text()).isEqualTo(200);
        assertThat(report.text())
                .isEqualTo("{\"date_range\":{\"start_date\":\"2025-09-01T00:00:00.000Z\","
                        + "\"end_date\":\"2025-09-02T23:59:59.999Z\"},"
                        + "\"lead_summary\":{\"total_leads\":3,\"new_leads\":2,\"contacted_leads\":0,"
                        + "\"qualified_leads\":0,"
                        + "\"converted_leads\":1,\"lost_leads\":0},"
                        + "\"conversion_funnel\":{\"contact_rate_percent\":33.33,"
                        + "\"qualification_rate_percent\":100.00,"
                        + "\"conversion_rate_percent\":100.00,\"overall_conversion_rate_percent\":33.33},"
                        + "\"lead_quality\":{\"marketing_consent_rate_percent\":33.33,"
                        + "\"data_processing_consent_rate_percent\":0.00,"
                        + "\"phone_completion_rate_percent\":33.33,\"avg_engagement_days\":0.33,"
                        + "\"pending_consents\":0},"
                        + "\"speed\":{\"median_hours_to_contact\":24.00,\"median_hours_to_convert\":24.00},"
                        + "\"conversation_engagement\":{\"total_conversations\":1,"
                        + "\"leads_with_conversations\":1,"
                        + "\"avg_messages_per_conversation\":5.00,\"avg_satisfaction\":4.75},"
                        + "\"status_distribution\":[{\"status\":\"new\","
                        + "\"count\":2},{\"status\":\"contacted\",\"count\":0},"
                        + "{\"status\":\"qualified\",\"count\":0},{\"status\":\"converted\","
                        + "\"count\":1},{\"status\":\"lost\",\"count\":0}],"
                        + "\"source_analysis\":[{\"source\":\"fair\",\"count\":2},{\"source\":null,"
                        + "\"count\":1}],"
                        + "\"top_performing_sources\":[{\"source\":\"fair\",\"total_leads\":2,"
                        + "\"conversions\":1,"
                        + "\"conversion_rate_percent\":50.00},{\"source\":null,\"total_leads\":1,"
                        + "\"conversions\":0,"
                        + "\"conversion_rate_percent\":0.00}],"
                        + "\"daily_trend\":[{\"date\":\"2025-09-01\",\"lead_count\":3,"
                        + "\"conversions\":1,\"daily_conversion_rate\":33.33},"
                        + "{\"date\":\"2025-09-02\",\"lead_count\":0,\"conversions\":0,"
                        + "\"daily_conversion_rate\":0.00}]}");
    }

    @ParameterizedTest
    @CsvSource({"2025-09-01T12:00:00Z, 3", "2025-09-01T12:00:00.0005Z, 0"})
    void a_start_within_a_millisecond_leaves_it_out(String start, int leads) {
        Answer report = host.call("GET", "/v1/analytic/leads?start_date=" + start + "&end_date=2025-09-01")
                .send();
        assertThat(report.json().at("/lead_summary/total_leads").asInt())
                .as(report.text())
                .isEqualTo(leads);
    }

    @Test
    void without_leads_rates_are_0_and_satisfaction_is_null() {
        Answer report = host.call("GET", "/api/v1/analytic/leads?start_date=2024-02-28&end_date=2024-03-01")
                .send();
        assertThat(report.text())
                .contains(
                        NOTHING,
                        "\"avg_engagement_days\":0.00",
                        "\"speed\":{\"median_hours_to_contact\":null,\"median_hours_to_convert\":null}",
                        "\"avg_messages_per_conversation\":0.00,\"avg_satisfaction\":null",
                        "\"source_analysis\":[],\"top_performing_sources\":[]");
        assertThat(report.json().path("daily_trend").findValuesAsText("date"))
                .containsExactly("2024-02-28", "2024-02-29", "2024-03-01");
        assertThat(host.call("GET", "/v1/analytic/leads").send().json().path("daily_trend"))
                .hasSize(30);
    }

    @ParameterizedTest
    @CsvSource({
        "start_date=2025-09-02, end_date=2025-09-01, end_date",
        "start_date=2020-01-01, end_date=2025-01-02, end_date",
        "start_date=, , start_date",
        "start_date=2025-02-29, , start_date",
        "start_date=yesterday, , start_date",
        "end_date=2025-09-31, , end_date",
        "start_date=2025-09-01, start_date=2025-09-02, start_date",
        "timezone=bad/zone, , timezone",
        "timezone=, , timezone",
        "timezone=europe/berlin, , timezone",
        // A plus sign in a query is a blank.
        "timezone=+02:00, , timezone",
        "timezone=%2B25:00, , timezone",
        "timezone=UTC, timezone=UTC, timezone",
        "timezone=Pacific/Apia, start_date=2011-12-30, start_date",
        "company_id=a%20b, , company_id",
        "days=5, , days",
    })
    void an_invalid_range_is_named(String one, String two, String field) {
        Answer refused = host.call("GET", "/v1/analytic/leads?" + one + (two == null ? "" : "&" + two))
                .send();
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(field);
    }

    /** The leads were created at 12:00 UTC on 1 September. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2025-08-31T22:00:00.000Z, 2025-09-02T21:59:59.999Z, 2025-09-01, 2025-09-02",
        "Asia/Kolkata, 2025-08-31T18:30:00.000Z, 2025-09-02T18:29:59.999Z, 2025-09-01, 2025-09-02",
        "%2B13:00, 2025-08-31T11:00:00.000Z, 2025-09-02T10:59:59.999Z, 2025-09-02, 2025-09-01",
    })
    void dates_and_days_are_in_the_time_zone(String zone, String start, String end, String created, String other) {
        JsonNode report = host.call(
                        "GET", "/v1/analytic/leads?start_date=2025-09-01&end_date=2025-09-02&timezone=" + zone)
                .send()
                .json();

        assertThat(report.path("date_range").path("start_date").asText()).isEqualTo(start);
        assertThat(report.path("date_range").path("end_date").asText()).isEqualTo(end);
        Map<String, Integer> leads = new TreeMap<>();
        report.path("daily_trend")
                .forEach(day -> leads.put(
                        day.path("date").asText(), day.path("lead_count").asInt()));
        assertThat(leads).isEqualTo(Map.of(created, 3, other, 0));
    }

    @Test
    void statistics_have_summary_and_funnel_of_the_last_days() {
        Answer statistics = host.call("GET", "/v1/company/statistics?days=2").send();
        assertThat(statistics.text())
                .isEqualTo("{\"lead_summary\":{\"total_leads\":3,\"new_leads\":2,\"contacted_leads\":0,"
                        + "\"qualified_leads\":0,"
                        + "\"converted_leads\":1,\"lost_leads\":0},"
                        + "\"conversion_funnel\":{\"contact_rate_percent\":33.33,"
                        + "\"qualification_rate_percent\":100.00,\"conversion_rate_percent\":100.00,"
                        + "\"overall_conversion_rate_percent\":33.33}}");
        assertThat(host.call("GET", "/v1/company/statistics?days=1").send().text())
                .isEqualTo("{" + NOTHING + "}");
        assertThat(host.call("GET", "/v1/company/acme/statistics").send().text())
                .isEqualTo(statistics.text());
        for (String days : new String[] {"0", "1827", "x", "", "1&days=2"}) {
            Answer refused =
                    host.call("GET", "/v1/company/statistics?days=" + days).send();
            assertThat(refused.status()).as(days).isEqualTo(422);
            assertThat(refused.json().path("details").has("days")).isTrue();
        }
    }

    @Test
    void only_a_super_admin_can_read_figures_of_another_company() {
        LeadOperations.of(host.store)
                .apiKeys()
                .create(new CreateApiKeyCommand(
                        new CompanyId("operator"),
                        "",
                        Set.of(Scope.READ),
                        Role.SUPER_ADMIN,
                        Optional.of("operator"),
                        Optional.of(RestHost.SECRET)));
        String own = host.call("GET", "/v1/analytic/leads").send().text();
        assertThat(host.anonymous("GET", "/v1/analytic/leads?company_id=acme")
                        .key("operator")
                        .send()
                        .text())
                .isEqualTo(own);
        assertThat(host.call("GET", "/v1/analytic/leads?company_id=acme").send().text())
                .isEqualTo(own);
        assertThat(host.anonymous("GET", "/v1/company/acme/statistics")
                        .key("operator")
                        .send()
                        .text())
                .contains("\"total_leads\":3");
        assertThat(host.anonymous("GET", "/v1/company/nobody/statistics")
                        .key("operator")
                        .send()
                        .text())
                .isEqualTo("{" + NOTHING + "}");
        assertThat(host.anonymous("GET", "/v1/company/a%20b/statistics")
                        .key("operator")
                        .send()
                        .status())
                .isEqualTo(422);
        for (String path : new String[] {
            "/v1/analytic/leads?company_id=other",
            "/v1/company/other/statistics",
            "/v1/company/a%20b/statistics",
            "/v1/company/other/statistics?days=0"
        }) {
            Answer refused = host.call("GET", path).send();
            assertThat(refused.field("code")).as(path).isEqualTo("ACCESS_DENIED");
        }
    }

    private String create(String email, String more) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"" + email + "\"" + more + "}")
                .send()
                .field("id");
    }
}
