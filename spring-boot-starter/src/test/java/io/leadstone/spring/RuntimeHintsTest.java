package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.micrometer.LeadstoneMetrics;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookStore;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Compares the hints for native images with the files in the jars of the adapters. */
class RuntimeHintsTest {

    private static final RuntimeHints HINTS = new RuntimeHints();

    @BeforeAll
    static void register() {
        List<RuntimeHintsRegistrar> registrars = SpringFactoriesLoader.forResourceLocation(
                        "META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class, (type, name, failure) -> {});
        assertThat(registrars).hasAtLeastOneElementOfType(LeadstoneRuntimeHints.class);
        new LeadstoneRuntimeHints().registerHints(HINTS, RuntimeHintsTest.class.getClassLoader());
    }

    @Test
    void mapper_files_scripts_and_files_of_the_routes_are_in_the_image() throws IOException {
        List<String> files = new ArrayList<>();
        files.addAll(resources("classpath*:io/leadstone/adapter/mybatis/**/*.xml"));
        files.addAll(resources("classpath*:db/leadstone/**/*.sql"));
        files.addAll(resources("classpath*:io/leadstone/adapter/rest/**/*.json"));
        files.addAll(resources("classpath*:io/leadstone/adapter/rest/**/*.html"));
        files.addAll(resources("classpath*:io/leadstone/adapter/rest/**/*.js"));
        assertThat(files)
                .hasSizeGreaterThan(50)
                .allSatisfy(file -> assertThat(RuntimeHintsPredicates.resource().forResource(file))
                        .as(file)
                        .accepts(HINTS));
    }

    @Test
    void mappers_are_proxies_and_have_their_reflection_hints() throws IOException {
        List<String> mappers = resources("classpath*:io/leadstone/adapter/mybatis/**/*SqlMapper.xml").stream()
                .map(file -> file.replace('/', '.').replace(".xml", ""))
                .toList();
        assertThat(mappers).hasSizeGreaterThan(10).allSatisfy(mapper -> {
            assertThat(RuntimeHintsPredicates.proxies().forInterfaces(TypeReference.of(mapper)))
                    .as(mapper)
                    .accepts(HINTS);
            assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(mapper)))
                    .as(mapper)
                    .accepts(HINTS);
        });
    }

    /** The access log and decorators of the application also work without the adapter for metrics. */
    @Test
    void use_cases_are_proxies_without_metrics() throws Exception {
        RuntimeHints hints = new RuntimeHints();
        new LeadstoneRuntimeHints().registerHints(hints, new FilteredClassLoader(LeadstoneMetrics.class));
        List<Class<?>> facades = Arrays.stream(LeadManagement.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .filter(type -> type.getName().startsWith("io.leadstone.application.port.in."))
                .toList();

        assertThat(facades).hasSizeGreaterThan(10).allSatisfy(facade -> {
            assertThat(RuntimeHintsPredicates.proxies().forInterfaces(facade))
                    .as(facade.getName())
                    .accepts(hints);
            assertThat(facade.getMethods())
                    .allSatisfy(method -> assertThat(RuntimeHintsPredicates.reflection()
                                    .onMethod(method)
                                    .invoke())
                            .as(method.toString())
                            .accepts(hints));
        });
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(LeadRepository.class))
                .as("ports of a store, which only metrics decorate")
                .rejects(hints);
    }

    /** Hibernate Validator reads the constraints and the values of a record from its fields. */
    @Test
    void fields_of_commands_have_their_reflection_hints() throws Exception {
        List<Field> fields =
                records("classpath*:io/leadstone/application/port/in/**/*.class", LeadstoneRest.class).stream()
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .toList();

        assertThat(fields)
                .hasSizeGreaterThan(50)
                .anySatisfy(field -> assertThat(field.getAnnotations()).isNotEmpty())
                .allSatisfy(
                        field -> assertThat(RuntimeHintsPredicates.reflection().onField(field))
                                .as(field.toString())
                                .accepts(HINTS));
    }

    @Test
    void measured_ports_are_proxies_and_have_their_reflection_hints() {
        for (Class<?> port : List.of(
                Leads.class, VerifyApiKey.class, LeadRepository.class, WebhookStore.class, DeliveryQueue.class)) {
            assertThat(RuntimeHintsPredicates.proxies().forInterfaces(port))
                    .as(port.getName())
                    .accepts(HINTS);
            assertThat(port.getMethods())
                    .allSatisfy(method -> assertThat(RuntimeHintsPredicates.reflection()
                                    .onMethod(method)
                                    .invoke())
                            .as(method.toString())
                            .accepts(HINTS));
        }
    }

    @Test
    void records_of_rows_and_of_json_have_their_reflection_hints() throws Exception {
        List<Class<?>> records = new ArrayList<>();
        records.addAll(records("classpath*:io/leadstone/adapter/mybatis/**/*.class", MyBatisLeadStore.class));
        records.addAll(records("classpath*:io/leadstone/adapter/rest/**/*.class", LeadstoneRest.class));
        records.addAll(records("classpath*:io/leadstone/application/port/in/**/*.class", LeadstoneRest.class));
        assertThat(records)
                .hasSizeGreaterThan(80)
                .allSatisfy(
                        type -> assertThat(RuntimeHintsPredicates.reflection().onType(type))
                                .as(type.getName())
                                .accepts(HINTS));
    }

    private static List<Class<?>> records(String pattern, Class<?> neighbour) throws Exception {
        List<Class<?>> records = new ArrayList<>();
        for (String file : resources(pattern)) {
            // The classes for JTA are not in the image of a host without JTA, and none of them is a row.
            if (!file.endsWith("-info.class") && !file.contains("Test") && !file.contains("/jta/")) {
                Class<?> type =
                        Class.forName(file.replace(".class", "").replace('/', '.'), false, neighbour.getClassLoader());
                boolean isMain = !type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()
                        .contains("test");
                if (type.isRecord() && isMain) {
                    records.add(type);
                }
            }
        }
        return records;
    }

    private static List<String> resources(String pattern) throws IOException {
        List<String> paths = new ArrayList<>();
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
            String url = resource.getURL().toString();
            int start = Math.max(url.lastIndexOf("/io/leadstone/"), url.lastIndexOf("/db/leadstone/"));
            paths.add(url.substring(start + 1));
        }
        return paths;
    }
}
