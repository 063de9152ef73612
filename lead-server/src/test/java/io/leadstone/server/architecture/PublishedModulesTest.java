package io.leadstone.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares {@code lead-bom} with the modules of the build. */
class PublishedModulesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern OWN_ARTIFACT =
            Pattern.compile("(?s)</parent>.*?<artifactId>([^<]+)</artifactId>.*?<name>");
    private static final Pattern MANAGED = Pattern.compile("<groupId>io.leadstone</groupId>\\s*"
            + "<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>\\s*</dependency>");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>lead-(?:parent|bom)</artifactId>\\s*<version>([^<]+)</version>");

    @Test
    void the_bom_lists_each_published_module_with_the_version_of_the_build() throws IOException {
        String bom = pom("lead-bom");
        String version = first(VERSION, pom("."));
        assertThat(first(VERSION, bom)).isEqualTo(version);
        assertThat(MANAGED.matcher(bom).results().map(artifact -> artifact.group(1) + " " + artifact.group(2)))
                .containsExactlyInAnyOrderElementsOf(published().stream()
                        .map(artifact -> artifact + " " + version)
                        .toList());
    }

    @Test
    void the_bom_manages_nothing_else() throws IOException {
        String bom = pom("lead-bom");
        assertThat(bom).doesNotContain("<parent>").doesNotContain("<scope>import</scope>");
        assertThat(bom.split("<dependency>", -1)).hasSize(published().size() + 1);
    }

    /** Returns the artifacts of the modules that have the parent and are deployed. */
    private static List<String> published() throws IOException {
        List<String> artifacts = new ArrayList<>();
        for (String module :
                MODULE.matcher(pom(".")).results().map(found -> found.group(1)).toList()) {
            String pom = pom(module);
            if (pom.contains("<parent>") && !pom.contains("<maven.deploy.skip>true<")) {
                artifacts.add(first(OWN_ARTIFACT, pom));
            }
        }
        assertThat(artifacts).hasSizeGreaterThan(8);
        return artifacts;
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    private static String pom(String folder) throws IOException {
        return Files.readString(ROOT.resolve(folder).resolve("pom.xml"));
    }
}
