package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests the routes of conversations from creation to restoration. */
interface ConversationRoutes extends EndToEnd {

    @Test
    default void a_conversation_is_opened_updated_deleted_and_restored() {
        String lead = admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        Answer opened = admin().post("/v1/conversation", Drafts.conversation(lead));
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("lead_id")).isEqualTo(lead);
        assertThat(opened.text("conversation/id")).isEqualTo(opened.text("id"));
        String conversation = "/v1/conversation/" + opened.text("id");
        assertThat(opened.header("Location")).endsWith(conversation);

        Answer reported = admin().post(conversation + "/activity", "{\"messages\": 3, \"satisfaction\": 4.5}");
        assertThat(reported.status()).isEqualTo(200);
        assertThat(reported.body().get("messages").asInt()).isEqualTo(3);
        assertThat(admin().get(conversation).body()).isEqualTo(reported.body());
        assertThat(admin().get("/v1/conversation/entity/" + lead).text("pagination/total"))
                .isEqualTo("1");
        assertThat(admin().get("/v1/conversation/agent/shop-widget")
                        .body()
                        .get("items")
                        .findValuesAsText("id"))
                .contains(opened.text("id"));

        Answer read = admin().get("/v1/lead/" + lead);
        assertThat(read.body().get("last_conversation")).isEqualTo(reported.body());
        assertThat(read.header("ETag")).startsWith("\"1-");
        Answer back = admin().send("PUT", "/v1/lead/" + lead, read.body().toString());
        assertThat(back.status()).as(back.body().toString()).isEqualTo(200);

        assertThat(admin().send("DELETE", conversation, "").text("conversation_id"))
                .isEqualTo(opened.text("id"));
        assertThat(admin().get(conversation).status()).isEqualTo(404);
        assertThat(admin().get("/v1/conversation/deleted").body().get("items").findValuesAsText("id"))
                .contains(opened.text("id"));
        assertThat(admin().send("PATCH", conversation + "/restore", "").text("avg_satisfaction"))
                .isEqualTo("4.5");
        assertThat(admin().get("/v1/lead/" + lead + "/history")
                        .body()
                        .get("items")
                        .findValuesAsText("type"))
                .containsExactly(
                        "conversation.restored",
                        "conversation.deleted",
                        "conversation.activity_recorded",
                        "conversation.created",
                        "lead.created");
    }

    @Test
    default void a_widget_session_accesses_only_its_own_conversations() {
        String agent = "agent-" + System.nanoTime();
        admin().send("PUT", "/v1/agent/" + agent, "{}");
        String draft = Drafts.of(Drafts.newEmail()).replaceFirst("\\{", "{\"agent_id\": \"" + agent + "\", ");
        Answer registered = clients().anybody().post("/v1/lead/register", draft);
        Client one = clients().anybody().withToken(registered.text("access_token"));
        Client two = clients()
                .anybody()
                .withToken(clients().anybody().post("/v1/lead/register", draft).text("access_token"));
        String lead = registered.text("lead/id");

        Answer opened = one.post("/v1/conversation", "{\"agent_id\": \"" + agent + "\"}");
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.text("lead_id")).isEqualTo(lead);
        String activity = "/v1/conversation/" + opened.text("id") + "/activity";
        assertThat(one.post(activity, "{\"messages\": 2}").status()).isEqualTo(200);
        assertThat(one.get("/v1/conversation/entity").text("pagination/total")).isEqualTo("1");
        assertThat(two.get("/v1/conversation/entity").text("pagination/total")).isEqualTo("0");
        assertThat(two.post(activity, "{\"messages\": 2}").status()).isEqualTo(403);
        assertThat(one.get("/v1/conversation").status()).isEqualTo(403);
        assertThat(one.get("/v1/conversation/" + opened.text("id")).status()).isEqualTo(403);
        assertThat(one.get("/v1/analytic/leads").status()).isEqualTo(403);
        assertThat(one.post("/v1/analytic/export", "{\"type\": \"leads\", \"format\": \"csv\"}")
                        .status())
                .isEqualTo(403);
    }
}
