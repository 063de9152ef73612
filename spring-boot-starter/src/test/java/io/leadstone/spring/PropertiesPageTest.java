package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the table of properties in {@code docs/spring-boot.md} with the metadata for IDEs. */
class PropertiesPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(leadstone\\.[a-z.-]+)` \\| (`[^`]*`|–) \\|");

    @Test
    void the_table_has_each_property_with_its_default() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("basedir", "")).resolve("../docs/spring-boot.md"));
        List<String> rows = ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + " " + row.group(2).replace("`", ""))
                .sorted()
                .toList();
        List<String> known = new ArrayList<>();
        for (JsonNode property : metadata().get("properties")) {
            known.add(property.get("name").asText() + " "
                    + (property.has("defaultValue")
                            ? property.get("defaultValue").asText()
                            : "–"));
        }
        assertThat(rows)
                .hasSizeGreaterThan(10)
                .containsExactlyElementsOf(known.stream().sorted().toList());
    }

    @Test
    void each_property_has_a_description() throws IOException {
        for (JsonNode property : metadata().get("properties")) {
            assertThat(property.path("description").asText())
                    .as(property.get("name").asText())
                    .matches("(?s)[A-Z].{15,}\\.");
        }
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream file =
                LeadstoneProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new JsonMapper().readTree(file);
        }
    }
}
