package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadstone.adapter.rest.LeadstoneRest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code docs/http-api.md} with the OpenAPI document. {@code OpenApiTest} compares that document with the
 * resources.
 */
class HttpApiPageTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern ROUTE = Pattern.compile("(?m)^\\| `([A-Z]+ /\\S*)` \\| ([a-z]+)[^|]* \\|");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| (\\d{3}) \\| `([A-Z_]+)` \\|");
    private static final Pattern CODE_NAME = Pattern.compile("\\b[A-Z]+_[A-Z_]+\\b");
    private static final Pattern JSON_BLOCK = Pattern.compile("(?ms)^```json\n(.*?)^```$");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^(Request|Response) of `([A-Z]+) (/\\S*)`:\n\n```json\n(.*?)^```$");

    @Test
    void the_page_lists_each_route_with_its_scope() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : openApi().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                documented.put(
                        operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), scope(operation.getValue()));
            }
        }

        Map<String, String> listed = new TreeMap<>();
        ROUTE.matcher(page())
                .results()
                .forEach(row -> assertThat(listed.put(row.group(1), row.group(2)))
                        .as("a second row of %s", row.group(1))
                        .isNull());
        assertThat(listed).isEqualTo(documented);
    }

    @Test
    void the_page_lists_each_code_of_the_document_and_no_unknown_one() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        CODE.matcher(page()).results().forEach(row -> listed.put(row.group(2), row.group(1)));
        Set<String> documented = new TreeSet<>();
        CODE_NAME
                .matcher(openApi().toString())
                .results()
                .map(MatchResult::group)
                .forEach(documented::add);

        assertThat(listed.keySet()).containsAll(documented);
        String sources = mainSources();
        assertThat(listed.keySet())
                .filteredOn(code -> !sources.contains("\"" + code + "\""))
                .as("codes that no class uses")
                .isEmpty();
    }

    @Test
    void each_example_is_json() throws IOException {
        List<String> blocks = JSON_BLOCK
                .matcher(page())
                .results()
                .map(block -> block.group(1))
                .toList();
        for (String block : blocks) {
            assertThat(JSON.readTree(block).isObject()).as(block).isTrue();
        }
        assertThat(blocks).hasSizeGreaterThan(10);
    }

    @Test
    void each_example_has_the_fields_of_its_schema() throws IOException {
        JsonNode document = openApi();
        Matcher example = EXAMPLE.matcher(page());
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        int examples = 0;
        while (example.find()) {
            boolean isRequest = example.group(1).equals("Request");
            JsonNode operation = document.path("paths")
                    .path(example.group(3))
                    .path(example.group(2).toLowerCase(Locale.ROOT));
            JsonNode schema = isRequest ? requestSchema(document, operation) : responseSchema(document, operation);
            String name = example.group(1) + " of " + example.group(2) + " " + example.group(3);
            assertThat(schema.has("properties")).as("%s has a schema", name).isTrue();
            List<String> faults = new ArrayList<>();
            compare(document, "", schema, JSON.readTree(example.group(4)), faults);
            wrong.put(name, faults);
            examples++;
        }

        assertThat(wrong.values()).as(wrong.toString()).allMatch(List::isEmpty);
        assertThat(examples).isGreaterThan(12);
    }

    /** Adds fields that the schema does not have, fields that it requires and values that its enums lack. */
    private static void compare(JsonNode document, String at, JsonNode found, JsonNode value, List<String> faults) {
        JsonNode schema = resolve(document, found);
        if (value.isObject() && schema.has("properties")) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode() && !schema.path("properties").isEmpty() && !at.endsWith("metadata")) {
                    faults.add(at + "." + field.getKey() + " is unknown");
                } else {
                    compare(document, at + "." + field.getKey(), property, field.getValue(), faults);
                }
            }
            schema.path("required").forEach(name -> {
                if (!value.has(name.asText())) {
                    faults.add(at + "." + name.asText() + " is missing");
                }
            });
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> compare(document, at + "[]", schema.path("items"), item, faults));
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            faults.add(at + " has the unknown value " + value);
        }
    }

    private static boolean contains(JsonNode allowed, JsonNode value) {
        for (JsonNode one : allowed) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode requestSchema(JsonNode document, JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content");
        return resolve(
                document,
                content.isEmpty() ? content : content.elements().next().path("schema"));
    }

    private static JsonNode responseSchema(JsonNode document, JsonNode operation) {
        for (String status : List.of("201", "200", "202")) {
            JsonNode response = operation.path("responses").path(status);
            if (!response.isMissingNode()) {
                return resolve(
                        document,
                        resolve(document, response)
                                .path("content")
                                .path("application/json")
                                .path("schema"));
            }
        }
        return operation.path("responses").path("none");
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static String scope(JsonNode operation) {
        return operation.has("security")
                ? "public"
                : operation.path("description").asText("").replaceAll("(?s)Scope: ([a-z]+).*", "$1");
    }

    private static String mainSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (var file : Checkout.files().entrySet()) {
            if (file.getKey().contains("/src/main/java/") && file.getKey().endsWith(".java")) {
                sources.append(Files.readString(file.getValue()));
            }
        }
        return sources.toString();
    }

    private static JsonNode openApi() throws IOException {
        try (InputStream document = LeadstoneRest.class.getResourceAsStream("openapi/openapi.json")) {
            return JSON.readTree(Objects.requireNonNull(document));
        }
    }

    private static String page() throws IOException {
        return Checkout.text("docs/http-api.md");
    }
}
