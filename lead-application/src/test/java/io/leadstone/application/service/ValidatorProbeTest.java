package io.leadstone.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.query.PageRequest;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a validator is refused if it does not know the classes of this module. */
class ValidatorProbeTest {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ConstraintMessages())
            .buildValidatorFactory()
            .getValidator();

    static List<Class<?>> commands() {
        return ValidatorProbe.ALL.stream()
                .<Class<?>>map(probe -> probe.command().getClass())
                .toList();
    }

    @Test
    void a_validator_that_knows_the_classes_is_accepted() {
        assertThat(new CommandCheck(VALIDATOR).violationsOf(PageRequest.FIRST)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_validator_that_ignores_a_class_is_refused(Class<?> ignored) {
        Validator ignoring = ignoring(object -> object.getClass().equals(ignored));
        assertThatThrownBy(() -> new CommandCheck(ignoring))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the validator does not check " + ignored.getSimpleName() + "[");
    }

    @Test
    void a_validator_that_ignores_everything_is_refused() {
        assertThatThrownBy(() -> new CommandCheck(ignoring(object -> true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CreateApiKeyCommand[id, name, scopes, secret]")
                .hasMessageContaining("quarkus.index-dependency");
    }

    @Test
    void a_validator_that_fails_on_a_class_is_refused() {
        Validator failing = ignoring(object -> {
            throw new IllegalArgumentException("unknown");
        });
        assertThatThrownBy(() -> new CommandCheck(failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("the validator cannot check io.leadstone.");
    }

    @Test
    void every_constrained_field_of_every_class_has_a_probe() throws Exception {
        Map<Class<?>, Set<String>> probed = ValidatorProbe.ALL.stream()
                .collect(Collectors.toMap(
                        probe -> probe.command().getClass(),
                        probe -> probe.fields().stream()
                                .map(field -> field.replace("[0]", ""))
                                .collect(Collectors.toSet()),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet())));
        List<Class<?>> constrained = classes().stream()
                .filter(type -> VALIDATOR.getConstraintsForClass(type).isBeanConstrained())
                .toList();
        assertThat(probed.keySet()).containsExactlyInAnyOrderElementsOf(constrained);
        for (Class<?> type : constrained) {
            assertThat(probed.get(type))
                    .as(type.getSimpleName())
                    .containsAll(VALIDATOR.getConstraintsForClass(type).getConstrainedProperties().stream()
                            .filter(property -> !property.isCascaded())
                            .map(PropertyDescriptor::getPropertyName)
                            .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                            .toList());
        }
    }

    private static Validator ignoring(Predicate<Object> ignored) {
        return (Validator) Proxy.newProxyInstance(
                ValidatorProbeTest.class.getClassLoader(),
                new Class<?>[] {Validator.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("validate") && ignored.test(arguments[0])) {
                        return Set.of();
                    }
                    try {
                        return method.invoke(VALIDATOR, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    private static List<Class<?>> classes() throws Exception {
        URI anchor = PageRequest.class.getResource("PageRequest.class").toURI();
        Path root = Path.of(anchor).resolve("../../../../../").normalize();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> names = files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .toList();
            assertThat(names).hasSizeGreaterThan(100);
            List<Class<?>> classes = new java.util.ArrayList<>();
            for (String name : names) {
                classes.add(Class.forName(name));
            }
            return classes;
        }
    }
}
