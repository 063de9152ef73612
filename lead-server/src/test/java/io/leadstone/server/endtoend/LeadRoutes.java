package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests each route of leads at least once, in the order of a typical lifecycle. */
interface LeadRoutes extends EndToEnd {

    @Test
    default void a_lead_is_created_read_updated_listed_deleted_and_restored() {
        String email = Drafts.newEmail();
        Answer created = admin().post("/v1/lead", Drafts.of(email));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Leadstone-Outcome")).isEqualTo("created");
        String lead = "/v1/lead/" + created.text("id");
        assertThat(created.header("Location")).endsWith(lead);

        Answer read = admin().get(lead);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.text("phone")).isEqualTo("+1-415-555-2671");

        Answer updated = admin().send("PATCH", lead, "{\"status\": \"qualified\", \"notes\": \"asked for a demo\"}");
        assertThat(updated.status()).isEqualTo(200);
        assertThat(updated.text("status")).isEqualTo("qualified");
        assertThat(updated.body().get("version").asInt()).isEqualTo(2);
        assertThat(admin().send("PUT", "/api" + lead, "{\"notes\": null}")
                        .body()
                        .get("notes")
                        .isNull())
                .isTrue();

        Answer listed = admin().get("/v1/lead/company?status=qualified&search=" + email);
        assertThat(listed.body().get("items")).hasSize(1);
        assertThat(listed.text("pagination/total")).isEqualTo("1");

        Answer deleted = admin().send("DELETE", lead, "");
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.text("lead_id")).isEqualTo(created.text("id"));
        assertThat(admin().get(lead).status()).isEqualTo(404);
        assertThat(admin().get("/v1/lead/deleted").body().get("items").findValuesAsText("id"))
                .contains(created.text("id"));

        Answer restored = admin().post(lead + "/restore", "");
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.text("status")).isEqualTo("qualified");
        assertThat(admin().get(lead).status()).isEqualTo(200);
    }

    @Test
    default void the_history_contains_a_recorded_consent() {
        String lead = "/v1/lead/"
                + admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        Answer recorded = admin().post(
                        lead + "/consent", "{\"purpose\": \"marketing\", \"granted\": true, \"source\": \"phone\"}");
        assertThat(recorded.status()).isEqualTo(201);
        assertThat(admin().get(lead).body().get("consent_marketing").asBoolean())
                .isTrue();
        assertThat(admin().get(lead + "/consent")
                        .body()
                        .get("items")
                        .get(0)
                        .get("source")
                        .asText())
                .isEqualTo("phone");
        assertThat(eventTypes(admin().get(lead + "/history"))).containsExactly("lead.consent_changed", "lead.created");
    }

    @Test
    default void the_sdk_routes_answer_with_both_shapes() {
        Answer created = admin().post("/v1/sdk/lead", Drafts.of(Drafts.newEmail()));
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("lead/id")).isEqualTo(created.text("id"));
        String lead = "/v1/sdk/lead/" + created.text("id");
        assertThat(admin().send("PUT", lead, "{\"status\": \"contacted\"}").text("lead/status"))
                .isEqualTo("contacted");
        assertThat(admin().send("DELETE", lead, "").status()).isEqualTo(200);
    }

    @Test
    default void a_widget_registers_a_lead_that_can_read_its_data() {
        String agent = "agent-" + System.nanoTime();
        assertThat(admin().send("PUT", "/v1/agent/" + agent, "{\"name\": \"Website\"}")
                        .status())
                .isEqualTo(201);
        String draft = Drafts.of(Drafts.newEmail()).replaceFirst("\\{", "{\"agent_id\": \"" + agent + "\", ");
        Answer registered = clients().anybody().post("/v1/lead/register", draft);
        assertThat(registered.status()).isEqualTo(201);
        Client lead = clients().anybody().withToken(registered.text("access_token"));
        assertThat(lead.get("/v1/lead/" + registered.text("lead/id")).status()).isEqualTo(200);
        assertThat(lead.get("/v1/lead/company").status()).isEqualTo(403);
        Answer again = clients().anybody().post("/v1/lead/register", draft);
        assertThat(again.status()).isEqualTo(201);
        String session = again.text("lead/id");
        String real = "/v1/lead/" + registered.text("lead/id");
        assertThat(admin().get("/v1/lead/" + session).body())
                .isEqualTo(admin().get(real).body());
        assertThat(admin().post(real + "/submission/" + session + "/apply", "{\"fields\": [\"first_name\"]}")
                        .status())
                .isEqualTo(200);
        assertThat(admin().get(real + "/submission").text("items/0/state")).isEqualTo("applied");
        String token = "{\"refresh_token\": \"" + again.text("refresh_token") + "\"}";
        Answer refreshed = clients().anybody().post("/v1/lead/token/refresh", token);
        assertThat(refreshed.status()).isEqualTo(200);
        Client renewed = clients().anybody().withToken(refreshed.text("access_token"));
        assertThat(renewed.get("/v1/lead/" + session).status()).isEqualTo(200);
        assertThat(clients().anybody().post("/v1/lead/token/refresh", token).status())
                .isEqualTo(401);
        assertThat(renewed.get("/v1/lead/" + session).status()).isEqualTo(404);
        assertThat(clients().anybody().post("/v1/lead/token/revoke", token).status())
                .isEqualTo(204);
        assertThat(admin().get("/v1/agent").body().get("items").findValuesAsText("agent_id"))
                .contains(agent);
        assertThat(admin().get("/v1/agent/" + agent).status()).isEqualTo(200);
        assertThat(admin().send("DELETE", "/v1/agent/" + agent, "").status()).isBetween(200, 204);
    }

    @Test
    default void the_health_check_needs_no_credentials() {
        assertThat(clients().anybody().get("/health").text("status")).isEqualTo("UP");
        assertThat(clients().anybody().get("/v1/health").status()).isEqualTo(200);
        assertThat(clients().anybody().get("/openapi.json").body().has("paths")).isTrue();
        assertThat(clients().anybody().get("/v1/lead/company").status()).isEqualTo(401);
    }

    private static List<String> eventTypes(Answer history) {
        List<String> types = new ArrayList<>();
        for (JsonNode event : history.body().get("items")) {
            types.add(
                    event.has("type")
                            ? event.get("type").asText()
                            : event.get("event_type").asText());
        }
        return types;
    }
}
