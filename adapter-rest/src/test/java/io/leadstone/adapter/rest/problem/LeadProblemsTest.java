package io.leadstone.adapter.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.failure.LeadException;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that each failure has an HTTP status. A failure without one would cause the answer 500. */
class LeadProblemsTest {

    @ParameterizedTest
    @MethodSource("failures")
    void every_failure_has_a_status(Class<?> failure) {
        assertThat(LeadProblems.STATUS.keySet().stream().map(Class::getSimpleName))
                .as("LeadProblems.STATUS has a row for each failure")
                .contains(failure.getSimpleName());
    }

    @Test
    void all_leaves_of_the_hierarchy_are_checked() {
        assertThat(failures()).hasSizeGreaterThan(20).allMatch(failure -> Modifier.isFinal(failure.getModifiers()));
    }

    static Stream<Class<?>> failures() {
        return concrete(LeadException.class);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        Stream<Class<?>> itself = Modifier.isAbstract(type.getModifiers()) ? Stream.empty() : Stream.of(type);
        return type.isSealed()
                ? Stream.concat(itself, Stream.of(type.getPermittedSubclasses()).flatMap(LeadProblemsTest::concrete))
                : itself;
    }
}
