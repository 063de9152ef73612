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
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Compares the table of properties in {@code docs/spring-boot.md} with the metadata for IDEs. */
class PropertiesPageTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(leadstone\\.[a-z.-]+)` \\| (`[^`]*`|–) \\|");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^   ```(xml|properties|java)\n(.*?)^   ```$");

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
    void the_text_of_the_properties_shows_no_secret() {
        String secret = "s3cr3t";
        Map<String, String> values = Map.of(
                "leadstone.suppression-keys", secret,
                "leadstone.bootstrap.api-secret", secret,
                "leadstone.rest.token-secret", secret,
                "leadstone.rest.token-old-secrets", secret + "," + secret,
                "leadstone.webhooks.secret-key", secret,
                "leadstone.table-prefix", "crm_");
        LeadstoneProperties properties = new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("leadstone", LeadstoneProperties.class);

        assertThat(properties.suppressionKeys()).isEqualTo(secret);
        assertThat(properties.toString()).contains("crm_").doesNotContain(secret);
    }

    @Test
    void each_property_has_a_description() throws IOException {
        for (JsonNode property : metadata().get("properties")) {
            assertThat(property.path("description").asText())
                    .as(property.get("name").asText())
                    .matches("(?s)[A-Z].{15,}\\.");
        }
    }

    @Test
    void the_page_quotes_the_examples() throws IOException {
        List<String> blocks = BLOCK.matcher(text("docs/spring-boot.md"))
                .results()
                .map(block -> block.group(2).replaceAll("(?m)^   ", ""))
                .toList();
        assertThat(blocks).hasSize(3);
        for (String example : List.of("examples/spring-boot-3/", "examples/spring-boot-4/")) {
            String code = text(example + "src/main/java/com/example/deals/Deals.java");
            assertThat(code).as(example).contains(blocks.get(2));
            assertThat(words(text(example + "pom.xml")))
                    .as(example)
                    .containsAll(words(blocks.get(0)).stream()
                            .filter(word -> word.contains("artifactId") || word.contains("version"))
                            .toList());
            assertThat(text(example + "src/main/resources/application.properties")
                            .lines()
                            .map(PropertiesPageTest::key))
                    .as(example)
                    .containsAll(
                            blocks.get(1).lines().map(PropertiesPageTest::key).toList());
        }
    }

    private static String key(String property) {
        return property.replaceFirst("=.*", "");
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    private static String text(String path) throws IOException {
        return Files.readString(
                Path.of(System.getProperty("basedir", "")).resolve("..").resolve(path));
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream file =
                LeadstoneProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
            return new JsonMapper().readTree(file);
        }
    }
}
