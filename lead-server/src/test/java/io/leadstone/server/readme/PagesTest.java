package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the README stays short, and that it and the architecture page know the modules and pages. */
class PagesTest {

    private static final int MAX_LINES = 60;
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern PROJECT_VERSION =
            Pattern.compile("<artifactId>lead-parent</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void the_readme_fits_on_one_screen() throws IOException {
        assertThat(Checkout.text("README.md").lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @Test
    void the_readme_names_the_current_version() throws IOException {
        String version = PROJECT_VERSION
                .matcher(Checkout.text("pom.xml"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        assertThat(Checkout.text("README.md")).contains("<version>" + version + "</version>");
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
}
