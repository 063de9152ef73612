package io.leadstone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that hosts can use the in-memory store and the samples without JUnit and AssertJ. */
class TestLibrariesTest {

    /** One class of each jar that a host with lead-testkit gets, and the classes of these tests. */
    private static final List<String> LIBRARIES = List.of(
            HostWithoutJUnit.class.getName(),
            InMemoryLeadStore.class.getName(),
            KeyValueLeadStore.class.getName(),
            LeadManagement.class.getName(),
            LeadSnapshot.class.getName(),
            "com.fasterxml.jackson.core.JsonFactory",
            "jakarta.validation.Validation",
            "org.hibernate.validator.HibernateValidator",
            "org.jboss.logging.Logger",
            "com.fasterxml.classmate.TypeResolver");

    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");

    @Test
    void the_store_in_memory_works_without_junit_and_assertj() throws Exception {
        try (URLClassLoader host = host()) {
            Class<?> type = host.loadClass(HostWithoutJUnit.class.getName());
            Supplier<?> run = (Supplier<?>) type.getConstructor().newInstance();

            assertThat(type.getClassLoader()).isSameAs(host);
            assertThatThrownBy(() -> host.loadClass(Test.class.getName())).isInstanceOf(ClassNotFoundException.class);
            assertThat(runWith(host, run)).isEqualTo(SettableClock.START);
        }
    }

    /** Jakarta Validation looks for its services in the class loader of the thread. */
    private static Object runWith(ClassLoader loader, Supplier<?> run) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return run.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void each_class_outside_of_the_contract_links_without_junit_and_assertj() throws Exception {
        List<String> names = namesOutsideOfTheContract();
        assertThat(names).hasSizeGreaterThan(8).contains(SampleLeads.class.getName());
        try (URLClassLoader host = host()) {
            for (String name : names) {
                assertThat(Class.forName(name, true, host).getDeclaredMethods())
                        .as(name)
                        .isNotNull();
            }
        }
    }

    @Test
    void the_test_libraries_are_no_dependencies_of_a_host() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("basedir", "")).resolve("pom.xml"));
        List<String> libraries = DEPENDENCY
                .matcher(pom)
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> dependency.matches("(?s).*<groupId>(org\\.junit|org\\.assertj|net\\.jqwik).*"))
                .toList();

        assertThat(libraries)
                .hasSizeGreaterThan(2)
                .allSatisfy(library ->
                        assertThat(library).containsAnyOf("<optional>true</optional>", "<scope>test</scope>"));
    }

    /** Returns a class loader that sees the libraries above and the JDK, and nothing else. */
    private static URLClassLoader host() {
        return new URLClassLoader(
                LIBRARIES.stream().map(TestLibrariesTest::locationOf).distinct().toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    private static List<String> namesOutsideOfTheContract() throws Exception {
        Path classes = Path.of(locationOf(InMemoryLeadStore.class.getName()).toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> !name.startsWith("io.leadstone.testkit.contract."))
                    .toList();
        }
    }

    private static URL locationOf(String className) {
        try {
            return Class.forName(className)
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation();
        } catch (ClassNotFoundException missing) {
            throw new LinkageError(className, missing);
        }
    }
}
