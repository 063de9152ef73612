package io.leadstone.server.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.application.LeadManagement;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles a small host as a named module and runs it on the module path. All other tests run on the class path. */
class ModulePathTest {

    private static final Path HOST = Path.of("src/test/modules/host");
    private static final String ADAPTER = "io.leadstone.adapter.mybatis";

    /** The libraries that the host needs, each named by one of its classes. */
    private static final List<String> LIBRARIES = List.of(
            "org.apache.ibatis.session.SqlSession",
            "org.h2.Driver",
            "jakarta.validation.Validation",
            "org.hibernate.validator.HibernateValidator",
            "org.jboss.logging.Logger",
            "com.fasterxml.classmate.TypeResolver");

    @TempDir
    private Path directory;

    @Test
    void a_host_on_the_module_path_creates_a_lead() throws Exception {
        String modulePath = modulePath();
        Path host = directory.resolve("host");
        compile(modulePath, host);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-p",
                        host + System.getProperty("path.separator") + modulePath,
                        "-m",
                        "io.leadstone.host/io.leadstone.host.Host")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output.lines()).as(output).contains("NEW", "email must be an email address", "true");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void the_services_are_not_exported() {
        ModuleDescriptor application = ModuleFinder.of(locationOf(LeadManagement.class.getName()))
                .find("io.leadstone.application")
                .orElseThrow()
                .descriptor();

        assertThat(application.isAutomatic()).isFalse();
        assertThat(application.exports().stream().map(ModuleDescriptor.Exports::source))
                .contains("io.leadstone.application", "io.leadstone.application.port.in.lead")
                .noneMatch(exported -> exported.contains(".service"));
        assertThat(application.packages()).contains("io.leadstone.application.service.lead");
    }

    /** A host that tests with the in-memory store needs neither JUnit nor AssertJ on its module path. */
    @Test
    void the_testkit_resolves_without_junit_and_assertj() {
        ModuleFinder modules = ModuleFinder.of(Stream.of(
                        InMemoryLeadStore.class.getName(),
                        KeyValueLeadStore.class.getName(),
                        LeadManagement.class.getName(),
                        LeadSnapshot.class.getName(),
                        "jakarta.validation.Validation",
                        "com.fasterxml.jackson.core.JsonFactory")
                .map(ModulePathTest::locationOf)
                .toArray(Path[]::new));

        Configuration resolved =
                ModuleLayer.boot().configuration().resolve(modules, ModuleFinder.of(), Set.of("io.leadstone.testkit"));

        assertThat(resolved.modules())
                .extracting(ResolvedModule::name)
                .contains("io.leadstone.testkit", "io.leadstone.store", "io.leadstone.application");
        assertThat(modules.find("io.leadstone.store").orElseThrow().descriptor().exports())
                .extracting(ModuleDescriptor.Exports::source)
                .containsExactlyInAnyOrder(
                        "io.leadstone.store", "io.leadstone.store.backend", "io.leadstone.store.json");
    }

    private static void compile(String modulePath, Path target) {
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-p",
                        modulePath,
                        "-d",
                        target.toString(),
                        HOST.resolve("module-info.java").toString(),
                        HOST.resolve("io/leadstone/host/Host.java").toString());
        assertThat(result).isZero();
    }

    private String modulePath() throws IOException {
        Stream<Path> own = Stream.of(
                locationOf(LeadSnapshot.class.getName()), locationOf(LeadManagement.class.getName()), adapter());
        return Stream.concat(own, LIBRARIES.stream().map(ModulePathTest::locationOf))
                .map(Path::toString)
                .collect(joining(System.getProperty("path.separator")));
    }

    /**
     * Returns the path of the adapter, which is an automatic module. A build without jars has only the folder of its
     * classes, which is not a module.
     */
    private Path adapter() throws IOException {
        Path classes = locationOf(MyBatisLeadStore.class.getName());
        if (Files.isRegularFile(classes)) {
            return classes;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Automatic-Module-Name", ADAPTER);
        Path jar = directory.resolve("adapter.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
        }
        return jar;
    }

    private static Path locationOf(String className) {
        try {
            return Path.of(Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (ClassNotFoundException | URISyntaxException missing) {
            throw new UncheckedIOException(new IOException(className, missing));
        }
    }
}
