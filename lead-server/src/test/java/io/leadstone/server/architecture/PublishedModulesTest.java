package io.leadstone.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Compares {@code lead-bom} with the modules of the build, and checks their metadata and the stability of their
 * packages.
 */
class PublishedModulesTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String INTERNAL = "This package is internal and may change at any time";
    private static final Pattern STABILITY =
            Pattern.compile("<p>(?:Hosts may use this package\\.|Stores and adapters may"
                    + " use this package\\. A minor version may add methods to its interfaces\\.|" + INTERNAL
                    + "(?:, except \\{@link [\\w.]+\\})?\\.) ?/");
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");
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

    /** Modules inherit the licenses and the developers, but not the name. */
    @Test
    void each_published_module_has_its_metadata() throws IOException {
        for (String module : publishedModules()) {
            String own = pom(module).replaceFirst("(?s)<parent>.*?</parent>", "");
            assertThat(own.substring(0, own.indexOf("<dependencies>")))
                    .as(module)
                    .containsPattern("<name>Leadstone .{3,}</name>")
                    .containsPattern("<description>.{20,}\\.</description>");
            assertThat(own).as(module).doesNotContain("skipSource").doesNotContain("maven.javadoc.skip");
        }
        for (String module : List.of(".", "lead-bom")) {
            assertThat(pom(module))
                    .as(module)
                    .containsPattern("(?s)<licenses>\\s*<license>\\s*<name>Apache-2.0</name>")
                    .containsPattern("(?s)<developers>\\s*<developer>\\s*<name>");
        }
    }

    @Test
    void each_package_states_its_stability() throws IOException {
        for (String module : publishedModules()) {
            List<String> packages = packagesOf(module);
            assertThat(packages).as(module).isNotEmpty();
            for (String name : packages) {
                assertThat(STABILITY.matcher(javadocOf(module, name)).results())
                        .as("the sentence of docs/compatibility.md in package-info.java of %s of %s", name, module)
                        .hasSize(1);
            }
        }
    }

    @Test
    void modules_export_each_package_that_is_not_internal() throws IOException {
        int modules = 0;
        for (String module : publishedModules()) {
            Path descriptor = ROOT.resolve(module).resolve(SOURCES).resolve("module-info.java");
            if (Files.exists(descriptor)) {
                modules++;
                List<String> exported = EXPORT.matcher(Files.readString(descriptor))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                List<String> open = new ArrayList<>();
                for (String name : packagesOf(module)) {
                    if (!javadocOf(module, name).contains(INTERNAL)) {
                        open.add(name);
                    }
                }
                assertThat(exported).as(module).containsExactlyInAnyOrderElementsOf(open);
            }
        }
        assertThat(modules).isGreaterThan(3);
    }

    private static List<String> packagesOf(String module) throws IOException {
        Path sources = ROOT.resolve(module).resolve(SOURCES);
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .toList();
        }
    }

    /** Returns the documentation of the package on one line. */
    private static String javadocOf(String module, String name) throws IOException {
        return Files.readString(ROOT.resolve(module)
                        .resolve(SOURCES)
                        .resolve(name.replace('.', '/'))
                        .resolve("package-info.java"))
                .replaceAll("\n \\*", "")
                .replaceAll(" +", " ");
    }

    /** Returns the artifacts of {@link #publishedModules()}. */
    private static List<String> published() throws IOException {
        List<String> artifacts = new ArrayList<>();
        for (String module : publishedModules()) {
            artifacts.add(first(OWN_ARTIFACT, pom(module)));
        }
        return artifacts;
    }

    /** Returns the modules that have the parent and are deployed. */
    private static List<String> publishedModules() throws IOException {
        List<String> modules = new ArrayList<>();
        for (String module :
                MODULE.matcher(pom(".")).results().map(found -> found.group(1)).toList()) {
            String pom = pom(module);
            if (pom.contains("<parent>") && !pom.contains("<maven.deploy.skip>true<")) {
                modules.add(module);
            }
        }
        assertThat(modules).hasSizeGreaterThan(8);
        return modules;
    }

    private static String first(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group(1);
    }

    private static String pom(String folder) throws IOException {
        return Files.readString(ROOT.resolve(folder).resolve("pom.xml"));
    }
}
