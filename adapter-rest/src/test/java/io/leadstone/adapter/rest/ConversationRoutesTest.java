package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the routes of conversations. */
class ConversationRoutesTest {

    private final RestHost host = RestHost.start();
    private String lead = "";

    @BeforeEach
    void createLead() {
        lead = create("jordan@example.com");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1"})
    void a_conversation_is_opened_reported_deleted_and_restored(String prefix) {
        Answer opened = host.call("POST", prefix + "/conversation")
                .json("{\"agent_id\":\"bot\",\"title\":\" Pricing \",\"max_context_length\":4096,"
                        + "\"metadata\":{\"n\":1.0,\"lead_id\":\""
                        + lead + "\"}}")
                .send();
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.header("ETag")).contains("\"1\"");
        String path = prefix + "/conversation/" + opened.field("id");
        assertThat(opened.header("Location")).contains(path);
        String object = opened.json().path("conversation").toString();
        assertThat(opened.json().path("conversation").properties())
                .allSatisfy(
                        field -> assertThat(opened.json().get(field.getKey())).isEqualTo(field.getValue()));

        Answer read = host.call("GET", path).send();
        assertThat(read.json().toString()).isEqualTo(object);
        assertThat(read.text())
                .isEqualTo("{\"id\":\"" + opened.field("id")
                        + "\",\"company_id\":\"acme\",\"agent_id\":\"bot\",\"lead_id\":\""
                        + lead + "\",\"title\":\"Pricing\",\"metadata\":{\"n\":1.0,\"lead_id\":\"" + lead
                        + "\"},\"max_context_length\":4096,\"messages\":0,\"ratings\":0,\"avg_satisfaction\":null,"
                        + "\"last_activity_at\":null,\"created_at\":\"2025-09-01T12:00:00.000Z\","
                        + "\"updated_at\":\"2025-09-01T12:00:00.000Z\",\"deleted_at\":null,\"version\":1}");
        assertThat(host.call("GET", path)
                        .header("If-None-Match", "\"1\"")
                        .send()
                        .status())
                .isEqualTo(304);

        host.clock.advance(Duration.ofMinutes(10));
        Answer reported = host.call("POST", path + "/activity")
                .json("{\"messages\":3,\"satisfaction\":4.5,\"at\":\"2025-09-01T14:05:00+02:00\"}")
                .send();
        assertThat(reported.status()).as(reported.text()).isEqualTo(200);
        assertThat(reported.text())
                .contains("\"messages\":3,\"ratings\":1,\"avg_satisfaction\":4.50,"
                        + "\"last_activity_at\":\"2025-09-01T12:05:00.000Z\"");
        assertThat(host.call("POST", path + "/activity").json("{}").send().field("last_activity_at"))
                .isEqualTo("2025-09-01T12:10:00.000Z");
        Answer figures = host.call("GET", prefix + "/analytic/conversation/" + opened.field("id"))
                .send();
        assertThat(figures.text())
                .isEqualTo("{\"conversation_id\":\"" + opened.field("id") + "\",\"lead_id\":\"" + lead
                        + "\",\"agent_id\":\"bot\",\"messages\":3,\"ratings\":1,\"avg_satisfaction\":4.50,"
                        + "\"created_at\":\"2025-09-01T12:00:00.000Z\","
                        + "\"last_activity_at\":\"2025-09-01T12:10:00.000Z\"}");

        Answer deleted = host.call("DELETE", path).header("If-Match", "\"3\"").send();
        assertThat(deleted.text())
                .isEqualTo("{\"conversation_id\":\"" + opened.field("id")
                        + "\",\"deleted_at\":\"2025-09-01T12:10:00.000Z\"}");
        assertThat(deleted.header("ETag")).contains("\"4\"");
        assertThat(host.call("DELETE", path).send().status()).isEqualTo(404);
        assertThat(host.call("GET", path).send().field("code")).isEqualTo("CONVERSATION_NOT_FOUND");
        assertThat(host.call("POST", path + "/activity").json("{}").send().status())
                .isEqualTo(404);
        assertThat(items(prefix + "/conversation/deleted")).containsExactly(opened.field("id"));
        assertThat(host.call("PATCH", path + "/restore")
                        .header("If-Match", "\"3\"")
                        .send()
                        .status())
                .isEqualTo(412);
        Answer restored = host.call("PATCH", path + "/restore").send();
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().path("messages").asInt()).isEqualTo(3);

        List<String> types = host.call("GET", prefix + "/lead/" + lead + "/history")
                .send()
                .json()
                .path("items")
                .findValuesAsText("type");
        assertThat(types)
                .containsExactly(
                        "conversation.restored",
                        "conversation.deleted",
                        "conversation.activity_recorded",
                        "conversation.activity_recorded",
                        "conversation.created",
                        "lead.created");
        assertThat(host.call("GET", prefix + "/lead/" + lead + "/history?per_page=1")
                        .send()
                        .json()
                        .at("/items/0/conversation_id")
                        .asText())
                .isEqualTo(opened.field("id"));
    }

    @Test
    void conversations_are_listed_by_agent_and_by_lead() {
        String one = open("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                .field("id");
        host.clock.advance(Duration.ofMillis(1));
        String two = open("{\"agent_id\":\"bat\"}").field("id");
        assertThat(items("/v1/conversation")).containsExactly(two, one);
        assertThat(items("/v1/conversation/agent/bot")).containsExactly(one);
        assertThat(items("/v1/conversation/agent/nobody")).isEmpty();
        assertThat(items("/v1/conversation/agent/no%20id")).isEmpty();
        assertThat(items("/v1/conversation/entity/" + lead)).containsExactly(one);
        assertThat(items("/v1/conversation/entity/no-id")).isEmpty();
        Answer first = host.call("GET", "/v1/conversation?per_page=1").send();
        assertThat(first.response().headers().allValues("Link")).anyMatch(link -> link.contains("rel=\"next\""));
        String cursor = first.json().at("/pagination/next_cursor").asText();
        assertThat(items("/v1/conversation?per_page=1&cursor=" + cursor)).containsExactly(one);
        for (String list : List.of("", "/agent/bot", "/agent/no%20id", "/entity/" + lead, "/deleted")) {
            Answer refused = host.call("GET", "/v1/conversation" + list + "?page=0&cursor=x&status=new")
                    .send();
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().path("details").fieldNames())
                    .toIterable()
                    .containsExactly("cursor", "page", "status");
        }
    }

    @Test
    void a_deleted_or_foreign_lead_is_unknown() {
        String deleted = create("gone@example.com");
        host.call("DELETE", "/v1/lead/" + deleted).send();
        String foreign = host.anonymous("POST", "/v1/lead")
                .key("other:all")
                .json("{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.com\"}")
                .send()
                .field("id");
        for (String named : List.of(
                "\"" + deleted + "\"",
                "\"" + foreign + "\"",
                "\"" + Route.Records.MISSING.lead() + "\"",
                "\"no-id\"",
                "\"\"",
                "7",
                "{}")) {
            Answer refused = open("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":" + named + "}}");
            assertThat(refused.status()).as(named).isEqualTo(422);
            assertThat(refused.field("code")).isEqualTo("UNKNOWN_LEAD");
            assertThat(refused.json().at("/details/metadata.lead_id/0").asText())
                    .isEqualTo("must be the id of a live lead of the company");
        }
        assertThat(items("/v1/conversation")).isEmpty();
        assertThat(open("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":null}}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 422 | agent_id",
                "{\"agent_id\":null} | 422 | agent_id",
                "{\"agent_id\":\"a b\"} | 422 | agent_id",
                "{\"agent_id\":\"bot\",\"title\":\"a\\nb\"} | 422 | title",
                "{\"agent_id\":\"bot\",\"max_context_length\":0} | 422 | max_context_length",
                "{\"agent_id\":\"bot\",\"max_context_length\":2147483648} | 400 | max_context_length",
                "{\"agent_id\":\"bot\",\"max_context_length\":1.5} | 400 | max_context_length",
                "{\"agent_id\":\"bot\",\"metadata\":[]} | 400 | metadata",
                "{\"agent_id\":\"bot\",\"lead_id\":\"x\"} | 422 | lead_id",
                "{\"agent_id\":\"bot\",\"messages\":3} | 422 | messages",
                "{\"agent_id\":\"bot\",\"version\":1} | 422 | version",
                "{\"agent_id\":\"bot\",\"company_id\":\"other\"} | 422 | company_id",
                "{\"agent_id\":\"bot\",\"nick\":1} | 422 | nick",
            })
    void an_invalid_field_of_a_new_conversation_is_named(String body, int status, String field) {
        Answer refused = open(body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(field);
        assertThat(items("/v1/conversation")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":-1} | 422 | messages",
                "{\"messages\":1000001} | 422 | messages",
                "{\"messages\":\"3\"} | 400 | messages",
                "{\"messages\":1e2} | 400 | messages",
                "{\"satisfaction\":0.99} | 422 | satisfaction",
                "{\"satisfaction\":5.01} | 422 | satisfaction",
                "{\"satisfaction\":4.555} | 422 | satisfaction",
                "{\"satisfaction\":1e999999999} | 422 | satisfaction",
                "{\"satisfaction\":1e99999999999} | 400 | satisfaction",
                "{\"satisfaction\":\"4\"} | 400 | satisfaction",
                "{\"at\":\"yesterday\"} | 422 | at",
                "{\"at\":\"2025-09-02T00:00:00Z\"} | 422 | at",
                "{\"at\":\"1969-12-31T23:59:59Z\"} | 422 | at",
                "{\"at\":5} | 400 | at",
                "{\"nick\":5} | 422 | nick",
            })
    void an_invalid_activity_is_named_and_not_counted(String body, int status, String field) {
        String path = "/v1/conversation/" + open("{\"agent_id\":\"bot\"}").field("id");
        Answer refused = host.call("POST", path + "/activity").json(body).send();
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(field);
        assertThat(host.call("GET", path).send().header("ETag")).contains("\"1\"");
    }

    @Test
    void a_lead_token_can_open_20_conversations() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        String token = host.anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"first_name\":\"A\",\"last_name\":\"B\","
                        + "\"email\":\"talker@example.com\"}")
                .send()
                .field("access_token");
        for (int i = 0; i < 20; i++) {
            assertThat(openBy(token).status()).isEqualTo(201);
        }
        Answer refused = openBy(token);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.field("code")).isEqualTo("CONVERSATION_LIMIT");
    }

    private Answer openBy(String token) {
        return host.anonymous("POST", "/v1/conversation")
                .bearer(token)
                .json("{\"agent_id\":\"bot\"}")
                .send();
    }

    @Test
    void a_report_is_added_to_any_version() {
        String path = "/v1/conversation/" + open("{\"agent_id\":\"bot\"}").field("id") + "/activity";
        Answer refused =
                host.call("POST", path).header("If-Match", "\"1\"").json("{}").send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("details").has("If-Match")).isTrue();
        assertThat(host.call("POST", path)
                        .header("If-Match", "*")
                        .json("{}")
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(host.call("POST", path).json("{}").send().status()).isEqualTo(200);
    }

    @Test
    void a_lead_token_is_limited_to_its_own_session() {
        assertThat(host.call("PUT", "/v1/agent/bot").json("{}").send().status()).isEqualTo(201);
        Answer one = host.register("jordan@example.com");
        Answer two = host.register("jordan@example.com");
        String session = one.json().at("/lead/id").asText();
        assertThat(session).isNotEqualTo(lead);
        String other = create("somebody@example.com");
        Answer opened = by(one, "POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + other + "\",\"page\":\"/\"}}")
                .send();
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.field("lead_id")).isEqualTo(session);
        assertThat(opened.json().path("metadata").toString())
                .isEqualTo("{\"lead_id\":\"" + session + "\",\"page\":\"/\"}");
        String id = opened.field("id");
        assertThat(host.call("GET", "/v1/conversation/" + id).send().field("lead_id"))
                .isEqualTo(lead);
        String activity = "/v1/conversation/" + id + "/activity";
        assertThat(by(one, "POST", activity).json("{\"messages\":2}").send().status())
                .isEqualTo(200);
        Answer own = by(one, "GET", "/v1/conversation/entity").send();
        assertThat(own.json().path("items").findValuesAsText("id")).containsExactly(id);
        assertThat(own.text()).contains(session).doesNotContain(lead);
        assertThat(by(two, "GET", "/v1/conversation/entity").send().json().path("items"))
                .isEmpty();
        Answer read = by(one, "GET", "/v1/lead/" + session).send();
        assertThat(read.json().at("/last_conversation/id").asText()).isEqualTo(id);
        assertThat(read.text()).doesNotContain(lead);
        assertThat(by(two, "GET", "/v1/lead/" + two.json().at("/lead/id").asText())
                        .send()
                        .json()
                        .path("last_conversation")
                        .isNull())
                .isTrue();
        String ofCompany = open("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + session + "\"}}")
                .field("id");
        assertThat(host.call("GET", "/v1/conversation/entity/" + session)
                        .send()
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .contains(id, ofCompany);
        for (String path : List.of(
                "/v1/conversation/" + ofCompany + "/activity",
                "/v1/conversation/" + Route.Records.MISSING.conversation() + "/activity",
                "/v1/conversation/no-id/activity")) {
            assertThat(by(one, "POST", path).json("{}").send().field("code")).isEqualTo("ACCESS_DENIED");
        }
        assertThat(by(two, "POST", activity).json("{}").send().field("code")).isEqualTo("ACCESS_DENIED");
        assertThat(by(one, "POST", "/v1/conversation")
                        .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":7}}")
                        .send()
                        .field("lead_id"))
                .isEqualTo(session);
        assertThat(host.call("GET", "/v1/conversation/entity").send().field("code"))
                .isEqualTo("ACCESS_DENIED");
        assertThat(host.anonymous("GET", "/v1/conversation/entity").send().status())
                .isEqualTo(401);
        for (int i = 2; i < 20; i++) {
            assertThat(by(one, "POST", "/v1/conversation")
                            .json("{\"agent_id\":\"bot\"}")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
        Answer beyond = by(one, "POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\"}")
                .send();
        assertThat(beyond.status()).isEqualTo(409);
        assertThat(beyond.field("code")).isEqualTo("CONVERSATION_LIMIT");
    }

    private RestCall by(Answer registered, String method, String path) {
        return host.anonymous(method, path).bearer(registered.field("access_token"));
    }

    private Answer open(String body) {
        return host.call("POST", "/v1/conversation").json(body).send();
    }

    private String create(String email) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email + "\"}")
                .send()
                .field("id");
    }

    private List<String> items(String list) {
        List<String> ids = new ArrayList<>();
        host.call("GET", list)
                .send()
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }
}
