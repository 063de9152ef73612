package io.leadstone.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks every published class against the rules, and every rule against a class that violates it. */
class ArchitectureTest {

    private static final Map<ArchRule, String> RULES_WITH_VIOLATORS = Map.ofEntries(
            Map.entry(ModuleRules.DOMAIN_KNOWS_THE_JDK_ALONE, "domain.broken.SqlAwareLead"),
            Map.entry(ModuleRules.APPLICATION_KNOWS_THE_DOMAIN, "application.broken.SqlAwareUseCase"),
            Map.entry(ModuleRules.STORE_SUPPORT_KNOWS_PORTS_AND_JSON, "store.broken.SqlAwareTable"),
            Map.entry(ModuleRules.MYBATIS_KNOWS_ITS_TECHNOLOGY, "adapter.mybatis.broken.RestAwareStore"),
            Map.entry(ModuleRules.MONGO_KNOWS_ITS_TECHNOLOGY, "adapter.mongo.broken.SqlAwareDocuments"),
            Map.entry(ModuleRules.REST_KNOWS_ITS_TECHNOLOGY, "adapter.rest.broken.StoreAwareResource"),
            Map.entry(ModuleRules.REST_KNOWS_JERSEY_IN_ONE_PACKAGE, "adapter.rest.broken.JerseyAwareResource"),
            Map.entry(ModuleRules.WEBHOOK_KNOWS_ITS_TECHNOLOGY, "adapter.webhook.broken.RestAwareDispatcher"),
            Map.entry(ModuleRules.CSV_KNOWS_ITS_TECHNOLOGY, "adapter.csv.broken.RestAwareImport"),
            Map.entry(
                    ModuleRules.LIBPHONENUMBER_KNOWS_ITS_TECHNOLOGY, "adapter.libphonenumber.broken.RestAwareNumbers"),
            Map.entry(ModuleRules.BUCKET4J_KNOWS_ITS_TECHNOLOGY, "adapter.bucket4j.broken.RestAwareLimiter"),
            Map.entry(ModuleRules.MICROMETER_KNOWS_ITS_TECHNOLOGY, "adapter.micrometer.broken.RestAwareMetrics"),
            Map.entry(ModuleRules.STARTER_KNOWS_SPRING, "spring.broken.ServerAwareConfiguration"),
            Map.entry(ModuleRules.TESTKIT_KNOWS_NO_ADAPTER, "testkit.broken.AdapterAwareContract"),
            Map.entry(ModuleRules.SERVICES_ARE_WIRED_IN_ONE_PLACE, "adapter.rest.broken.StoreAwareResource"),
            Map.entry(ModuleRules.PACKAGES_FORM_NO_CYCLE, "adapter.rest.broken.StoreAwareResource"),
            Map.entry(PortRules.IN_PORTS_ARE_ONE_VERB, "application.port.in.broken.CallLead"),
            Map.entry(PortRules.USE_CASES_ARE_IN_THE_FACADE_OF_THEIR_TOPIC, "application.port.in.broken.CallLead"),
            Map.entry(PortRules.OUT_PORTS_ARE_SMALL, "application.port.out.broken.WideRepository"),
            Map.entry(PortRules.OUT_PORTS_HAVE_NO_DEFAULTS, "application.port.out.broken.WideRepository"),
            Map.entry(PortRules.CAPABILITIES_ARE_NAMED, "application.port.out.broken.UnnamedStore"),
            Map.entry(PortRules.THE_COMPANY_COMES_FIRST, "application.port.out.broken.WideRepository"),
            Map.entry(SourceRules.NAMES_ARE_MEANINGFUL, "domain.broken.LeadHelper"),
            Map.entry(SourceRules.PACKAGES_ARE_NULL_MARKED, "domain.broken"),
            Map.entry(SourceRules.THE_ENVIRONMENT_IS_READ_ONCE, "application.broken.CarelessUseCase"),
            Map.entry(SourceRules.LIBRARIES_DO_NOT_PRINT, "application.broken.CarelessUseCase"),
            Map.entry(SourceRules.TIME_AND_IDS_ARE_INJECTED, "application.broken.CarelessUseCase"),
            Map.entry(SourceRules.NOTHING_IS_ABSTRACT, "domain.broken.LeadHelper"),
            Map.entry(SourceRules.STATIC_FIELDS_ARE_FINAL, "domain.broken.LeadHelper"));

    @TestFactory
    Stream<DynamicTest> leadstone_follows() {
        JavaClasses published = LeadstoneClasses.published();
        return rules().map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(published)));
    }

    @TestFactory
    Stream<DynamicTest> a_violation_is_found_by() {
        JavaClasses broken = LeadstoneClasses.broken();
        return rules().map(rule -> dynamicTest(
                rule.getDescription(),
                () -> assertThat(rule.evaluate(broken).getFailureReport().toString())
                        .contains("io.leadstone." + RULES_WITH_VIOLATORS.get(rule))));
    }

    @Test
    void the_rules_see_every_module() {
        assertThat(LeadstoneClasses.published().stream().map(type -> moduleOf(type.getPackageName())))
                .contains(
                        "domain",
                        "application",
                        "store",
                        "testkit",
                        "adapter.mybatis",
                        "adapter.rest",
                        "adapter.webhook",
                        "adapter.bucket4j",
                        "adapter.csv",
                        "adapter.libphonenumber",
                        "adapter.micrometer",
                        "spring",
                        "server");
    }

    private static String moduleOf(String packageName) {
        String[] words = packageName.split("\\.", -1);
        return words[2].equals("adapter") ? "adapter." + words[3] : words[2];
    }

    private static Stream<ArchRule> rules() {
        Map<String, ArchRule> byDescription = new TreeMap<>();
        RULES_WITH_VIOLATORS.keySet().forEach(rule -> byDescription.put(rule.getDescription(), rule));
        return byDescription.values().stream();
    }
}
