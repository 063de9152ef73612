package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.export.CsvRowReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

/**
 * Tests the routes of reports and exports. Other suites create leads at the same time, so only the data of this suite
 * is compared.
 */
interface FiguresRoutes extends EndToEnd {

    @Test
    default void the_funnel_counts_a_converted_lead() {
        String source = "source-" + System.nanoTime();
        String lead = admin().post("/v1/lead", Drafts.of(Drafts.newEmail()).replace("website-chat", source))
                .text("id");
        admin().post("/v1/lead", Drafts.of(Drafts.newEmail()).replace("website-chat", source));
        admin().send("PATCH", "/v1/lead/" + lead, "{\"status\": \"converted\"}");
        Answer report = admin().get("/v1/analytic/leads");
        assertThat(report.status()).isEqualTo(200);
        assertThat(report.body().get("top_performing_sources"))
                .contains(node("{\"source\":\"" + source
                        + "\",\"total_leads\":2,\"conversions\":1,\"conversion_rate_percent\":50.00}"));
        assertThat(report.body().get("daily_trend")).hasSize(30);
        assertThat(report.body().at("/speed/median_hours_to_contact").isNumber())
                .isTrue();
        assertThat(admin().get("/v1/analytic/leads?timezone=Asia/Kolkata")
                        .body()
                        .at("/date_range/start_date"))
                .asString()
                .contains("T18:30:00.000Z");
        assertThat(admin().get("/v1/company/statistics?days=30").body().get("conversion_funnel"))
                .isEqualTo(report.body().get("conversion_funnel"));
        assertThat(admin().get("/v1/company/default/statistics?days=30").status())
                .isEqualTo(200);
    }

    @Test
    default void the_figures_of_a_conversation_name_its_lead() {
        String lead = admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        String conversation =
                admin().post("/v1/conversation", Drafts.conversation(lead)).text("id");
        admin().post("/v1/conversation/" + conversation + "/activity", "{\"messages\": 5}");
        Answer figures = admin().get("/v1/analytic/conversation/" + conversation);
        assertThat(figures.text("lead_id")).isEqualTo(lead);
        assertThat(figures.body().get("messages").asInt()).isEqualTo(5);
        assertThat(figures.body().get("avg_satisfaction").isNull()).isTrue();
    }

    @Test
    default void exports_contain_leads_and_conversations_in_both_formats() throws IOException {
        String email = Drafts.newEmail();
        String lead = admin().post("/v1/lead", Drafts.of(email)).text("id");
        admin().post("/v1/conversation", Drafts.conversation(lead));
        for (String type : new String[] {"leads", "conversations"}) {
            String field = type.equals("leads") ? "id" : "lead_id";
            String body = "{\"type\": \"" + type + "\", \"format\": \"%s\"}";
            Answer json = admin().post("/v1/analytic/export", body.formatted("json"));
            assertThat(json.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + type + ".json\"");
            assertThat(json.body().findValuesAsText(field)).contains(lead);
            String csv = admin().text("POST", "/v1/analytic/export", body.formatted("csv"));
            try (CsvRowReader reader = CsvRowReader.of(new StringReader(csv))) {
                assertThat(reader.rows().map(row -> row.get(field))).contains(lead);
            }
        }
        assertThat(admin().text("POST", "/v1/analytic/export", "{\"type\": \"leads\", \"format\": \"csv\"}"))
                .contains(email + ",'+1-415-555-2671,");
    }

    private static JsonNode node(String json) {
        return Client.json(json);
    }
}
