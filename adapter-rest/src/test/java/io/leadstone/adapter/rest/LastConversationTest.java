package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the last conversation in the answer with a lead: entity tags, preconditions, and leads that clients send back.
 */
class LastConversationTest {

    private final RestHost host = RestHost.start();
    private String path = "";
    private String conversation = "";

    @BeforeEach
    void createLeadWithConversation() {
        String lead = host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}")
                .send()
                .field("id");
        path = "/v1/lead/" + lead;
        assertThat(tag()).isEqualTo("\"1\"");
        conversation = host.call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                .send()
                .field("id");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void the_tag_changes_with_the_conversation_but_if_match_ignores_it() {
        String opened = tag();
        assertThat(opened).startsWith("\"1-");
        report();
        String reported = tag();
        assertThat(reported).startsWith("\"1-").isNotEqualTo(opened);
        assertThat(host.call("GET", path).header("If-None-Match", opened).send().status())
                .isEqualTo(200);
        Answer same = host.call("GET", path).header("If-None-Match", reported).send();
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.header("ETag")).contains(reported);
        Answer written = host.call("PATCH", path)
                .header("If-Match", opened)
                .json("{\"notes\":\"n\"}")
                .send();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(written.header("ETag")).contains(tag());
        assertThat(written.json().at("/last_conversation/id").asText()).isEqualTo(conversation);
        assertThat(host.call("PATCH", path)
                        .header("If-Match", reported)
                        .json("{\"notes\":\"m\"}")
                        .send()
                        .status())
                .isEqualTo(412);
        host.call("DELETE", "/v1/conversation/" + conversation).send();
        assertThat(tag()).isEqualTo("\"2\"");
        assertThat(host.call("GET", path)
                        .send()
                        .json()
                        .path("last_conversation")
                        .isNull())
                .isTrue();
    }

    @Test
    void an_earlier_version_of_the_conversation_can_be_sent_back() {
        report();
        ObjectNode read = read();
        assertThat(read.at("/last_conversation/messages").asInt()).isEqualTo(3);
        assertThat(put(read.put("notes", "one")).status()).isEqualTo(200);

        ObjectNode again = read();
        ((ObjectNode) again.get("last_conversation")).put("created_at", "2025-09-01T14:00:00+02:00");
        report();
        assertThat(put(again.put("notes", "two")).status()).isEqualTo(200);

        ObjectNode third = read();
        host.clock.advance(Duration.ofMillis(1));
        host.call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"metadata\":{\"lead_id\":\""
                        + third.get("id").asText() + "\"}}")
                .send();
        assertThat(put(third.put("notes", "three")).status()).isEqualTo(200);
        assertThat(put(read().putNull("last_conversation").put("notes", "four")).status())
                .isEqualTo(200);
    }

    @Test
    void a_changed_conversation_is_rejected() {
        for (String change : List.of(
                "{\"title\":\"mine\"}",
                "{\"messages\":7}",
                "{\"lead_id\":\"" + Route.Records.MISSING.lead() + "\"}",
                "{\"extra\":1}",
                "{\"metadata\":{}}")) {
            ObjectNode lead = read();
            ((ObjectNode) lead.get("last_conversation")).setAll(object(change));
            Answer refused = put(lead);
            assertThat(refused.status()).as(change).isEqualTo(422);
            assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly("last_conversation");
        }
        assertThat(put(read().set("last_conversation", object("{}"))).status()).isEqualTo(422);
        assertThat(tag()).startsWith("\"1-");
    }

    private static ObjectNode object(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void report() {
        host.call("POST", "/v1/conversation/" + conversation + "/activity")
                .json("{\"messages\":3,\"satisfaction\":4}")
                .send();
    }

    private ObjectNode read() {
        return (ObjectNode) host.call("GET", path).send().json();
    }

    private Answer put(ObjectNode lead) {
        return host.call("PUT", path).json(lead.toString()).send();
    }

    private String tag() {
        return host.call("GET", path).send().header("ETag").orElseThrow();
    }
}
