package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Looks for the Java code of the README and of the pages in the sources that the build compiles. The lines must be the
 * same, without regard to their indentation.
 */
class CodeBlocksTest {

    private static final Pattern PAGE = Pattern.compile("README\\.md|docs/[^/]+\\.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```java\n(.*?)^ *```$");
    private static final Pattern SOURCE = Pattern.compile(".*/src/(main|test)/java/.*\\.java");

    @Test
    void the_build_compiles_each_java_block_of_the_pages() throws IOException {
        Map<String, Path> files = Checkout.files();
        String sources = sources(files);
        List<String> unknown = new ArrayList<>();
        int blocks = 0;
        for (Map.Entry<String, Path> page : files.entrySet()) {
            if (PAGE.matcher(page.getKey()).matches()) {
                for (String block : blocks(Files.readString(page.getValue()))) {
                    blocks++;
                    if (!sources.contains("\n" + block)) {
                        unknown.add(page.getKey() + ":\n" + block);
                    }
                }
            }
        }

        assertThat(unknown).as("blocks that no source file contains").isEmpty();
        assertThat(blocks).isGreaterThan(12);
    }

    @Test
    void a_block_must_have_the_lines_of_the_source() {
        String source = withoutIndentation("class A {\n    int a;\n\n    int b;\n}\n");

        assertThat(source)
                .contains("\n"
                        + blocks("1. text\n\n   ```java\n   int a;\n\n   int b;\n   ```\n")
                                .get(0));
        assertThat(source).doesNotContain("\n" + blocks("```java\nint b\n```\n").get(0));
        assertThat(source).doesNotContain("\n" + blocks("```java\na;\n```\n").get(0));
    }

    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map(block -> withoutIndentation(block.group(1)).substring(1))
                .toList();
    }

    private static String sources(Map<String, Path> files) throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (SOURCE.matcher(file.getKey()).matches()) {
                sources.append(withoutIndentation(Files.readString(file.getValue())));
            }
        }
        return sources.toString();
    }

    /** Returns the lines without indentation. Each one is between two line breaks. */
    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
