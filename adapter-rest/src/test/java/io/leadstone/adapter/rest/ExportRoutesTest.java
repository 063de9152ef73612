package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.export.CsvRowReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests exports over HTTP. */
class ExportRoutesTest {

    private final RestHost host = RestHost.start();

    @BeforeEach
    void createRecords() {
        String lead = create(
                "one@example.com",
                ",\"phone\":\"+1-555\",\"notes\":\"=1+1\\r\\n\\\"quoted\\\", and 'so on'\",\"tags\":[\"vip\",\"a,b\"],"
                        + "\"metadata\":{\"n\":1.0,\"emoji\":\"\uD83D\uDE00\"}");
        host.clock.advance(Duration.ofDays(1));
        create("two@example.com", ",\"company\":\"'=Cmd\"");
        host.call("DELETE", "/v1/lead/" + create("gone@example.com", "")).send();
        host.call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"title\":\"@home\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                .send();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "leads, /v1/lead/company?sort=created_at, pending_consents last_conversation deleted_at",
        "conversations, /v1/conversation, deleted_at"
    })
    void an_export_has_the_same_records_as_the_list(String type, String list, String notInCsv) throws IOException {
        List<JsonNode> listed = new ArrayList<>();
        host.call("GET", list).send().json().path("items").forEach(listed::add);
        assertThat(listed).isNotEmpty();

        Answer json = export("{\"type\":\"" + type + "\",\"format\":\"json\"}");
        assertThat(json.status()).as(json.text()).isEqualTo(200);
        assertThat(json.header("Content-Type")).contains("application/json");
        assertThat(json.header("Content-Disposition")).contains("attachment; filename=\"" + type + ".json\"");
        assertThat(json.json()).containsExactlyElementsOf(listed);

        Answer csv = export("{\"type\":\"" + type + "\",\"format\":\"csv\"}");
        assertThat(csv.header("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualTo("text/csv;charset=utf-8;header=present");
        assertThat(csv.header("Content-Disposition")).contains("attachment; filename=\"" + type + ".csv\"");
        try (CsvRowReader reader = CsvRowReader.of(new StringReader(csv.text()))) {
            List<Map<String, String>> rows = reader.rows().toList();
            assertThat(rows).hasSameSizeAs(listed);
            for (int row = 0; row < rows.size(); row++) {
                ObjectNode item = (ObjectNode) listed.get(row);
                item.remove(Set.of(notInCsv.split(" ", -1)));
                assertThat(rows.get(row).keySet()).containsExactlyElementsOf(item::fieldNames);
                rows.get(row).forEach((name, cell) -> assertThat(cell).as(name).isEqualTo(cellOf(item.get(name))));
            }
        }
    }

    @Test
    void no_cell_is_a_formula() {
        String leads = export("{\"type\":\"leads\",\"format\":\"csv\"}").text();
        assertThat(leads)
                .startsWith("id,company_id,")
                .contains(
                        ",'+1-555,",
                        ",\"'=1+1\r\n\"\"quoted\"\", and 'so on'\",",
                        ",''=Cmd,",
                        ",\"[\"\"vip\"\",\"\"a,b\"\"]\",")
                .endsWith("\r\n");
        assertThat(export("{\"type\":\"conversations\",\"format\":\"csv\"}").text())
                .contains(",'@home,");
    }

    @Test
    void a_csv_file_begins_with_a_byte_order_mark_on_request() throws IOException {
        for (String type : List.of("leads", "conversations")) {
            String head = "{\"type\":\"" + type + "\",\"format\":\"csv\"";
            String plain = export(head + ",\"bom\":false}").text();
            assertThat(plain).startsWith("id,");
            String marked = export(head + ",\"bom\":true}").text();
            assertThat(marked).isEqualTo("\uFEFF" + plain);
            try (CsvRowReader reader = CsvRowReader.of(new StringReader(marked))) {
                assertThat(reader.rows())
                        .isNotEmpty()
                        .allSatisfy(row -> assertThat(row).containsKey("id"));
            }
        }
        assertThat(export("{\"type\":\"leads\",\"format\":\"json\",\"bom\":false}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void a_range_has_days_or_instants_and_may_be_empty(String format) {
        String head = "{\"type\":\"leads\",\"format\":\"" + format + "\"";
        assertThat(export(head + ",\"end_date\":\"2025-09-01\"}").text())
                .contains("one@")
                .doesNotContain("two@");
        for (String start : List.of("2025-09-01T12:00:00.001", "2025-09-01T12:00:00.0005")) {
            assertThat(export(head + ",\"start_date\":\"" + start + "\"}").text())
                    .contains("two@")
                    .doesNotContain("one@");
        }
        assertThat(export(head + ",\"start_date\":null,\"end_date\":null}").text())
                .contains("one@", "two@");
        String empty = export(head + ",\"start_date\":\"2031-01-01\"}").text();
        assertThat(empty).matches(format.equals("json") ? "\\[]" : "id,[a-z0-9_,]+,version\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\":\"agents\",\"format\":\"csv\"} | 422 | UNSUPPORTED_EXPORT_TYPE | type",
                "{\"type\":\"\",\"format\":\"csv\"} | 422 | UNSUPPORTED_EXPORT_TYPE | type",
                "{\"type\":\"LEADS\",\"format\":\"csv\"} | 422 | UNSUPPORTED_EXPORT_TYPE | type",
                "{\"format\":\"csv\"} | 422 | VALIDATION_FAILED | type",
                "{\"type\":\"leads\"} | 422 | VALIDATION_FAILED | format",
                "{\"type\":\"leads\",\"format\":\"xml\"} | 422 | VALIDATION_FAILED | format",
                "{\"type\":\"leads\",\"format\":1} | 400 | WRONG_TYPE | format",
                "{\"type\":\"leads\",\"format\":\"json\",\"bom\":true} | 422 | VALIDATION_FAILED | bom",
                "{\"type\":\"leads\",\"format\":\"csv\",\"bom\":\"yes\"} | 400 | WRONG_TYPE | bom",
                "{\"type\":\"leads\",\"format\":\"csv\",\"start_date\":\"x\"} | 422 | VALIDATION_FAILED | start_date",
                "{\"type\":\"leads\",\"format\":\"csv\",\"start_date\":\"2025-09-02\","
                        + "\"end_date\":\"2025-09-01\"} | 422 | VALIDATION_FAILED | end_date",
                "{\"type\":\"leads\",\"format\":\"csv\",\"company_id\":\"other\"} | 422 |"
                        + " VALIDATION_FAILED | company_id",
            })
    void an_invalid_field_is_named(String body, int status, String code, String field) {
        Answer refused = export(body);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.field("code")).isEqualTo(code);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(field);
    }

    @Test
    void the_body_selects_the_media_type() {
        for (String accept : List.of("application/json", "text/csv", "*/*")) {
            Answer csv = host.call("POST", "/v1/analytic/export")
                    .header("Accept", accept)
                    .json("{\"type\":\"leads\",\"format\":\"csv\"}")
                    .send();
            assertThat(csv.status()).isEqualTo(200);
            assertThat(csv.header("Content-Type").orElseThrow()).startsWith("text/csv");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tag\":[\"VIP\"]} | one",
                "{\"tag\":[\"VIP\",\"A,B\"]} | one",
                "{\"company\":\"'=CMD\"} | two",
                "{\"email\":\"ONE@example.com\"} | one",
                "{\"metadata\":{\"n\":1}} | one",
                "{\"metadata\":{\"n\":\"1\"}} | ''",
                "{\"phone\":\"+4930123456\"} | ''",
                "{\"status\":[\"new\",\"lost\"],\"unassigned\":true,\"consent_marketing\":false} | one two",
                "{\"status\":[],\"tag\":null,\"source\":null} | one two",
                "{\"created_after\":\"2025-09-02\"} | two",
                "{\"updated_before\":\"2025-09-01\"} | one",
                "null | one two",
                "{} | one two"
            })
    void a_filter_restricts_the_leads(String filter, String expected) {
        for (String format : List.of("csv", "json")) {
            String text = export("{\"type\":\"leads\",\"format\":\"" + format + "\",\"columns\":[\"email\"],\"filter\":"
                            + filter + "}")
                    .text();
            String names = expected.replace("''", "");
            assertThat(text.replaceAll("[^a-z@.]", " ")
                            .replaceAll("\\bemail\\b", "")
                            .replace("@example.com", "")
                            .strip()
                            .replaceAll(" +", " "))
                    .as(text)
                    .isEqualTo(names);
        }
    }

    @Test
    void columns_select_and_order_the_fields() {
        String head =
                "{\"type\":\"leads\",\"filter\":{\"tag\":[\"vip\"]},\"columns\":[\"tags\",\"metadata\",\"first_name\","
                        + "\"created_at\",\"version\",\"company\",\"consent_marketing\"],\"format\":";
        assertThat(export(head + "\"json\"}").text())
                .isEqualTo("[{\"tags\":[\"vip\",\"a,b\"],\"metadata\":{\"n\":1.0,\"emoji\":\"\uD83D\uDE00\"},"
                        + "\"first_name\":\"J\",\"created_at\":\"2025-09-01T12:00:00.000Z\",\"version\":1,"
                        + "\"company\":null,\"consent_marketing\":false}]");
        assertThat(export(head + "\"csv\"}").text())
                .startsWith("tags,metadata,first_name,created_at,version,company,consent_marketing\r\n\"[\"\"vip\"\"")
                .endsWith(",J,2025-09-01T12:00:00.000Z,1,,false\r\n");
        assertThat(export("{\"type\":\"conversations\",\"format\":\"csv\",\"columns\":[\"title\"]}")
                        .text())
                .isEqualTo("title\r\n'@home\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"columns\":[\"email\",\"e-mail\"] | 422 | columns | has the unknown name e-mail",
                "\"columns\":[\"deleted_at\"] | 422 | columns | has the unknown name deleted_at",
                "\"columns\":[\"email\",\"email\"] | 422 | columns | must name email once",
                "\"columns\":[] | 422 | columns | must name at least one field",
                "\"columns\":\"email\" | 400 | columns | must be an array",
                "\"filter\":{\"colour\":1} | 422 | filter.colour | is not a field that this route knows",
                "\"filter\":{\"search\":\"x\"} | 422 | filter.search | is not a field that this route knows",
                "\"filter\":[] | 400 | filter | must be an object",
                "\"filter\":{\"status\":\"new\"} | 400 | filter.status | must be an array",
                "\"filter\":{\"status\":[1]} | 400 | filter.status[0] | must be a string",
                "\"filter\":{\"format\":\"x\"} | 422 | filter.format | is not a field that this route knows",
                "\"filter\":{\"status\":[\"hot\"]} | 422 | filter.status | must be one of",
                "\"filter\":{\"email\":\"x\"} | 422 | filter.email | must be an email address",
                "\"filter\":{\"phone\":\"030 123456\"} | 422 | filter.phone | must be a phone number with",
                "\"filter\":{\"phone\":\"x\"} | 422 | filter.phone | must be a phone number",
                "\"filter\":{\"company\":\" \"} | 422 | filter.company | must be text",
                "\"filter\":{\"tag\":[\"\"]} | 422 | filter.tag | must be text",
                "\"filter\":{\"consent_marketing\":\"true\"} | 400 | filter.consent_marketing | must be true or false",
                "\"filter\":{\"metadata\":{\"a\":null}} | 422 | filter.metadata | must have only texts",
                "\"filter\":{\"metadata\":{\"a\":{}}} | 422 | filter.metadata | must have only texts",
                "\"filter\":{\"created_after\":\"x\"} | 422 | filter.created_after | must be",
                "\"filter\":{\"agent_id\":\"a b\"} | 422 | filter.agent_id | must be",
                "\"filter\":{\"unassigned\":true,\"owner_id\":\"a\"} | 422 | filter.unassigned | must not be true",
                "\"filter\":{\"tag\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\","
                        + "\"10\",\"11\"]} | 422 | filter.tag | must"
            })
    void a_bad_filter_or_column_is_named(String member, int status, String field, String rule) {
        Answer refused = export("{\"type\":\"leads\",\"format\":\"json\"," + member + "}");
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(field);
        assertThat(refused.json().path("details").path(field).path(0).asText()).startsWith(rule);
    }

    @Test
    void conversations_have_no_filter() {
        Answer refused = export("{\"type\":\"conversations\",\"format\":\"csv\",\"filter\":{\"tag\":[\"vip\"]}}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("details").has("filter")).isTrue();
    }

    private static String cellOf(JsonNode value) {
        return value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
    }

    private Answer export(String body) {
        return host.call("POST", "/v1/analytic/export").json(body).send();
    }

    private String create(String email, String more) {
        return host.call("POST", "/v1/lead")
                .json("{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"" + email + "\"" + more + "}")
                .send()
                .field("id");
    }
}
