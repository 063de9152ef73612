package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The route of the event feed, as a consumer that polls uses it. */
class EventFeedRoutesTest {

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1"})
    void a_poller_reads_each_event_once(String prefix) {
        JsonNode empty = read(prefix + "/event");
        assertThat(empty.path("items")).isEmpty();
        assertThat(empty.path("has_more").asBoolean()).isFalse();
        String lead = create("jordan@example.com");
        host.call("PATCH", "/v1/lead/" + lead)
                .json("{\"status\":\"contacted\"}")
                .send();
        create("robin@example.com");

        List<JsonNode> items = new ArrayList<>();
        String cursor = empty.path("next_cursor").asText();
        JsonNode page;
        do {
            page = read(prefix + "/event?per_page=2&after=" + cursor);
            page.path("items").forEach(items::add);
            cursor = page.path("next_cursor").asText();
        } while (page.path("has_more").asBoolean());

        assertThat(items)
                .extracting(item -> item.path("type").asText())
                .containsExactly("lead.created", "lead.status_changed", "lead.created");
        assertThat(items.get(1))
                .isEqualTo(host.call("GET", "/v1/lead/" + lead + "/history")
                        .send()
                        .json()
                        .at("/items/0")
                        .<ObjectNode>deepCopy()
                        .put("lead_id", lead));
        assertThat(read(prefix + "/event?after=" + cursor).path("next_cursor").asText())
                .isEqualTo(cursor);
    }

    @Test
    void filters_select_types_and_families() {
        String lead = create("jordan@example.com");
        host.call("PATCH", "/v1/lead/" + lead)
                .json("{\"status\":\"contacted\"}")
                .send();

        assertThat(types("type=lead.*")).containsExactly("lead.created", "lead.status_changed");
        assertThat(types("type=lead.status_changed")).containsExactly("lead.status_changed");
        assertThat(types("type=conversation.*&type=lead.created")).containsExactly("lead.created");
        assertThat(types("type=*")).hasSize(2);
        assertThat(types("type=lead.erased")).isEmpty();
    }

    @Test
    void another_company_sees_nothing() {
        create("jordan@example.com");
        String cursor = read("/v1/event").path("next_cursor").asText();

        Answer other = host.anonymous("GET", "/v1/event").key("other:all").send();
        assertThat(other.json().path("items")).isEmpty();
        assertThat(host.anonymous("GET", "/v1/event?after=" + cursor)
                        .key("other:all")
                        .send()
                        .json()
                        .at("/details/after/0")
                        .asText())
                .contains("beyond the end");
    }

    @ParameterizedTest
    @CsvSource({
        "after=x, after",
        "after=, after",
        "after=LW51bWJlcgow, after",
        "after=cG9zaXRpb24KLTE, after",
        "after=cG9zaXRpb24KOTk5OTk, after",
        "type=lead, type",
        "type=lead.unknown, type",
        "type=, type",
        "per_page=0, per_page",
        "per_page=101, per_page",
        "per_page=many, per_page",
        "page=2, page",
        "cursor=x, cursor"
    })
    void an_invalid_parameter_is_named(String parameters, String field) {
        Answer answer = host.call("GET", "/v1/event?" + parameters).send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.json().path("details").fieldNames()).toIterable().containsExactly(field);
    }

    private List<String> types(String parameters) {
        return read("/v1/event?" + parameters).path("items").findValuesAsText("type");
    }

    private JsonNode read(String path) {
        Answer answer = host.call("GET", path).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private String create(String email) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email + "\"}")
                .send()
                .field("id");
    }
}
