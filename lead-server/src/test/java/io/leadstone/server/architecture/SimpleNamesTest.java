package io.leadstone.server.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that no two top-level classes have the same simple name, across all modules, tests included. */
class SimpleNamesTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES = List.of("/src/main/java/", "/src/test/java/");
    /** Projects of their own. */
    private static final String EXAMPLES = "/examples/";

    @Test
    void simple_names_are_unique_in_the_project() throws IOException {
        Map<String, List<String>> filesByName = sourceFiles().stream()
                .collect(groupingBy(file -> file.substring(file.lastIndexOf('/') + 1), TreeMap::new, toList()));

        assertThat(filesByName).hasSizeGreaterThan(500);
        assertThat(filesByName.values()).filteredOn(files -> files.size() > 1).isEmpty();
    }

    private static List<String> sourceFiles() throws IOException {
        Path root = Path.of(System.getProperty("basedir", "")).resolve(ROOT);
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(root::relativize)
                    .map(file -> "/" + file.toString().replace('\\', '/'))
                    .filter(file -> SOURCES.stream().anyMatch(file::contains)
                            && file.endsWith(".java")
                            && !file.contains("/target/"))
                    .filter(file -> !file.startsWith(EXAMPLES))
                    .filter(file -> !file.endsWith("/package-info.java") && !file.endsWith("/module-info.java"))
                    .toList();
        }
    }
}
