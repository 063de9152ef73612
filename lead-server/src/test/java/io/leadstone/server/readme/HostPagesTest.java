package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the dependencies of the pages about hosts with the example of each page. */
class HostPagesTest {

    private static final Pattern XML = Pattern.compile("(?ms)^ *```xml\n(.*?)^ *```$");
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    @ParameterizedTest
    @CsvSource({"docs/quarkus.md, examples/quarkus/pom.xml, 8", "docs/plain-java.md, examples/plain-java/pom.xml, 9"})
    void the_example_has_each_dependency_of_the_page(String page, String pom, int artifacts) throws IOException {
        List<String> named = XML.matcher(Checkout.text(page))
                .results()
                .flatMap(block -> ARTIFACT.matcher(block.group(1)).results())
                .map(artifact -> artifact.group())
                .toList();

        assertThat(named).hasSize(artifacts);
        assertThat(Checkout.text(pom)).contains(named);
    }
}
