package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** The files of Leadstone in a native image. Spring 7 matches the patterns of files by other rules than Spring 6. */
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
        RuntimeHints hints = new RuntimeHints();
        ClassLoader classes = getClass().getClassLoader();
        registrars().forEach(registrar -> registrar.registerHints(hints, classes));
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
