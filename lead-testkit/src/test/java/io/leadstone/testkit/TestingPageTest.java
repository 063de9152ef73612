package io.leadstone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares {@code docs/testing.md} with the examples, whose tests the build runs. */
class TestingPageTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");
    private static final Pattern XML = Pattern.compile("(?s)```xml\n(.*?)```");

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
    void the_build_runs_each_code_block(String example) throws IOException {
        String tests = "examples/" + example + "/src/test/java/com/example/deals/";
        List<String> java = blocks(JAVA);

        assertThat(java).hasSize(2);
        assertThat(text(tests + "FollowUpsTest.java")).contains(java.get(0));
        assertThat(text(tests + "DealsJpaTest.java")).contains(java.get(1));
        assertThat(withoutIndentation(text("examples/" + example + "/pom.xml")))
                .contains(withoutIndentation(blocks(XML).get(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring-boot-3", "spring-boot-4"})
    void the_page_names_the_package_of_the_slice(String example) throws IOException {
        String imported = Pattern.compile("import (\\S+)\\.DataJpaTest;")
                .matcher(text("examples/" + example + "/src/test/java/com/example/deals/DealsJpaTest.java"))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        assertThat(text("docs/testing.md")).contains("`" + imported + "`");
    }

    @Test
    void the_page_names_the_instant_of_a_new_clock() throws IOException {
        Instant start = new SettableClock().instant();

        assertThat(text("docs/testing.md")).contains("starts at " + start);
    }

    private static List<String> blocks(Pattern language) throws IOException {
        return language.matcher(text("docs/testing.md"))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    private static String text(String path) throws IOException {
        return Files.readString(ROOT.resolve(path));
    }
}
