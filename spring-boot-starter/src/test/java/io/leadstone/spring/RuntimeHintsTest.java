package io.leadstone.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.application.port.in.access.VerifyApiKey;
import io.leadstone.application.port.in.lead.Leads;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
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
