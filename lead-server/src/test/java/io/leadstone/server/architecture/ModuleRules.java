package io.leadstone.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** The allowed dependencies of each module. Each new dependency needs a decision. */
final class ModuleRules {

    private static final String DOMAIN = "io.leadstone.domain..";
    private static final String APPLICATION = "io.leadstone.application..";
    private static final String STORE_SUPPORT = "io.leadstone.store..";
    private static final String JAVA = "java..";
    private static final String NULLNESS = "org.jspecify.annotations..";
    private static final String VALIDATION = "jakarta.validation..";

    static final ArchRule DOMAIN_KNOWS_THE_JDK_ALONE = mayUse(
                    DOMAIN,
                    "java.lang..",
                    "java.math",
                    "java.util..",
                    "java.time..",
                    "java.text..",
                    "java.net", // URI and IDN only; no network access
                    "java.nio.charset",
                    NULLNESS)
            .because("the rules of a lead must not depend on any technology");

    static final ArchRule APPLICATION_KNOWS_THE_DOMAIN = mayUse(
                    APPLICATION,
                    DOMAIN,
                    VALIDATION,
                    "java.lang..",
                    "java.math",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset",
                    "java.security",
                    "javax.crypto..",
                    NULLNESS)
            .because("use cases are called through in-ports and call out-ports");

    static final ArchRule STORE_SUPPORT_KNOWS_PORTS_AND_JSON = mayUse(
                    STORE_SUPPORT, APPLICATION, DOMAIN, JAVA, "com.fasterxml.jackson.core..", NULLNESS)
            .because("a custom store of any technology uses it");

    static final ArchRule MYBATIS_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.mybatis..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "javax.sql..",
                    "org.apache.ibatis..",
                    "org.flywaydb.core..",
                    "jakarta.transaction",
                    NULLNESS)
            .because("an adapter uses one technology and no other adapter; Flyway and JTA are optional");

    static final ArchRule MONGO_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.mongo..", APPLICATION, DOMAIN, JAVA, "com.mongodb..", "org.bson..", NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule REST_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.rest..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "javax.crypto..",
                    "jakarta.ws.rs..",
                    VALIDATION,
                    "org.mapstruct..",
                    "com.fasterxml.jackson..",
                    "com.nimbusds..",
                    "de.siegmar.fastcsv..",
                    "org.glassfish.hk2.utilities.binding",
                    "org.glassfish.jersey.server..",
                    NULLNESS)
            .because("it must run in any Jakarta REST runtime; Jersey is optional");

    static final ArchRule REST_KNOWS_JERSEY_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideInAPackage("io.leadstone.adapter.rest..")
            .and()
            .resideOutsideOfPackage("io.leadstone.adapter.rest.jersey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.glassfish..")
            .because("the routes run without Jersey");

    static final ArchRule WEBHOOK_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.webhook..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "javax.crypto..",
                    "javax.net.ssl",
                    "org.apache.hc..",
                    "com.fasterxml.jackson.core..",
                    NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule CSV_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.csv..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "de.siegmar.fastcsv..",
                    "com.fasterxml.jackson.core..",
                    NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule LIBPHONENUMBER_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.libphonenumber..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "com.google.i18n.phonenumbers..",
                    NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule BUCKET4J_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.bucket4j..", APPLICATION, DOMAIN, JAVA, "io.github.bucket4j..", NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule MICROMETER_KNOWS_ITS_TECHNOLOGY = mayUse(
                    "io.leadstone.adapter.micrometer..",
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "io.micrometer.core.instrument..",
                    NULLNESS)
            .because("an adapter uses one technology and no other adapter");

    static final ArchRule STARTER_KNOWS_SPRING = mayUse(
                    "io.leadstone.spring..",
                    APPLICATION,
                    DOMAIN,
                    "io.leadstone.adapter..",
                    JAVA,
                    "javax.sql..",
                    VALIDATION,
                    "org.springframework..",
                    "jakarta.ws.rs..",
                    "org.glassfish.hk2.utilities.binding",
                    "org.glassfish.jersey.servlet..",
                    "com.mongodb..",
                    "io.micrometer.core.instrument..",
                    "jakarta.servlet..",
                    "org.flywaydb.core..",
                    "org.slf4j..",
                    NULLNESS)
            .because("it configures the adapters for Spring Boot, and it does not know the server");

    static final ArchRule TESTKIT_KNOWS_NO_ADAPTER = mayUse(
                    "io.leadstone.testkit..",
                    STORE_SUPPORT,
                    APPLICATION,
                    DOMAIN,
                    JAVA,
                    "org.junit.jupiter.api..",
                    "org.assertj..",
                    "org.opentest4j..",
                    NULLNESS)
            .because("the author of a store tests it without our adapters on the class path");

    static final ArchRule SERVICES_ARE_WIRED_IN_ONE_PLACE = classes()
            .that()
            .resideInAPackage("io.leadstone.application.service..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("io.leadstone.application", "io.leadstone.application.service..")
            .because("a host calls in-ports; the classes behind them may change");

    static final ArchRule PACKAGES_FORM_NO_CYCLE = slices().matching("io.leadstone.(**)")
            .should()
            .beFreeOfCycles()
            .because("packages that depend on each other belong together");

    private ModuleRules() {}

    private static ArchRule mayUse(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(module), Stream.of(others)).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .allowEmptyShould(true);
    }
}
