package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.lead.CreateLeadCommand;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The hints for native images. Spring 7 matches the patterns of files by other rules than Spring 6. */
class NativeImageHintsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/leadstone/adapter/mybatis/**/*.xml",
                "db/leadstone/**/*.sql",
                "io/leadstone/adapter/rest/**/*.json",
                "io/leadstone/adapter/rest/**/*.html",
                "org/apache/ibatis/builder/xml/*.dtd"
            })
    void a_file_of_leadstone_is_in_the_image(String pattern) throws IOException {
        RuntimeHints hints = hints();
        String root = pattern.substring(0, pattern.indexOf('*'));

        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);

        assertThat(files).isNotEmpty().allSatisfy(file -> {
            String url = file.getURL().toString();
            String path = url.substring(url.lastIndexOf("/" + root) + 1);
            assertThat(RuntimeHintsPredicates.resource().forResource(path))
                    .as(path)
                    .accepts(hints);
        });
    }

    /** Spring 7 has a category of its own for the access to fields. */
    @Test
    void the_fields_of_a_command_can_be_read_in_the_image() {
        RuntimeHints hints = hints();

        assertThat(CreateLeadCommand.class.getDeclaredFields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(
                                RuntimeHintsPredicates.reflection().onFieldAccess(field))
                        .as(field.toString())
                        .accepts(hints));
    }

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        ClassLoader classes = NativeImageHintsTest.class.getClassLoader();
        registrars().forEach(registrar -> registrar.registerHints(hints, classes));
        return hints;
    }

    private static List<RuntimeHintsRegistrar> registrars() {
        List<RuntimeHintsRegistrar> own = SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class, (type, name, failure) -> {})
                .stream()
                .filter(registrar -> registrar.getClass().getName().startsWith("io.leadstone."))
                .toList();
        assertThat(own).hasSize(1);
        return own;
    }
}
