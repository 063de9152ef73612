package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests on every route that a company cannot see or change the data of another company. */
interface CompanyIsolation extends EndToEnd {

    @Test
    default void another_companys_lead_does_not_exist() {
        String id = admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        String lead = "/v1/lead/" + id;
        Client stranger = clients().otherCompany();
        List<Answer> answers = List.of(
                stranger.get(lead),
                stranger.send("PUT", lead, "{\"notes\": \"mine\"}"),
                stranger.send("PATCH", lead, "{\"notes\": \"mine\"}"),
                stranger.send("DELETE", lead, ""),
                stranger.post(lead + "/restore", ""),
                stranger.get(lead + "/consent"),
                stranger.post(lead + "/consent", "{\"purpose\": \"marketing\", \"granted\": true, \"source\": \"x\"}"),
                stranger.get(lead + "/history"),
                stranger.send("PUT", "/v1/sdk/lead/" + id, "{\"notes\": \"mine\"}"),
                stranger.send("DELETE", "/v1/sdk/lead/" + id, ""));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("LEAD_NOT_FOUND");
        });
        assertThat(admin().get(lead).body().get("version").asInt()).isEqualTo(1);
    }

    @Test
    default void lists_and_emails_belong_to_one_company() {
        String email = Drafts.newEmail();
        String mine = admin().post("/v1/lead", Drafts.of(email)).text("id");
        Client stranger = clients().otherCompany();
        assertThat(stranger.post("/v1/lead", Drafts.of(email)).status()).isEqualTo(201);
        assertThat(stranger.get("/v1/lead/company?per_page=100")
                        .body()
                        .get("items")
                        .findValuesAsText("id"))
                .doesNotContain(mine);
        admin().send("DELETE", "/v1/lead/" + mine, "");
        assertThat(stranger.get("/v1/lead/deleted").body().get("items").findValuesAsText("id"))
                .doesNotContain(mine);
    }

    @Test
    default void another_companys_conversation_does_not_exist() throws IOException {
        String lead = admin().post("/v1/lead", Drafts.of(Drafts.newEmail())).text("id");
        String id = admin().post("/v1/conversation", Drafts.conversation(lead)).text("id");
        String conversation = "/v1/conversation/" + id;
        Client stranger = clients().otherCompany();
        List<Answer> answers = List.of(
                stranger.get(conversation),
                stranger.post(conversation + "/activity", "{\"messages\": 1}"),
                stranger.send("DELETE", conversation, ""),
                stranger.send("PATCH", conversation + "/restore", ""),
                stranger.get("/v1/analytic/conversation/" + id));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("code")).isEqualTo("CONVERSATION_NOT_FOUND");
        });
        assertThat(admin().get(conversation).body().get("version").asInt()).isEqualTo(1);
        for (String list : List.of("", "/agent/shop-widget", "/entity/" + lead)) {
            assertThat(stranger.get("/v1/conversation" + list).body().toString())
                    .doesNotContain(id);
        }
        assertThat(stranger.post("/v1/conversation", Drafts.conversation(lead)).text("code"))
                .isEqualTo("UNKNOWN_LEAD");
        for (String type : List.of("leads", "conversations")) {
            String body = "{\"type\": \"" + type + "\", \"format\": \"csv\"}";
            assertThat(stranger.text("POST", "/v1/analytic/export", body))
                    .doesNotContain(id)
                    .doesNotContain(lead);
        }
        admin().send("DELETE", conversation, "");
        assertThat(stranger.get("/v1/conversation/deleted").body().toString()).doesNotContain(id);
    }

    @Test
    default void reports_contain_no_data_of_another_company() {
        String source = "source-" + System.nanoTime();
        admin().post("/v1/lead", Drafts.of(Drafts.newEmail()).replace("website-chat", source));
        Client stranger = clients().otherCompany();
        assertThat(stranger.get("/v1/analytic/leads").body().toString()).doesNotContain(source);
        for (String path : List.of("/v1/analytic/leads?company_id=default", "/v1/company/default/statistics")) {
            assertThat(stranger.get(path).text("code")).isEqualTo("ACCESS_DENIED");
        }
    }

    @Test
    default void another_companys_agent_does_not_exist() {
        String agent = "/v1/agent/only-mine-" + System.nanoTime();
        admin().send("PUT", agent, "{}");
        Client stranger = clients().otherCompany();
        assertThat(stranger.get(agent).status()).isEqualTo(404);
        assertThat(stranger.send("DELETE", agent, "").status()).isEqualTo(404);
        assertThat(stranger.send("PUT", agent, "{}").status()).isEqualTo(409);
        assertThat(admin().get(agent).status()).isEqualTo(200);
    }
}
