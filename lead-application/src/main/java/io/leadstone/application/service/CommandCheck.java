package io.leadstone.application.service;

import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Validates commands and queries with Jakarta Validation. It reports all violations together, with the field names of
 * the API.
 */
public final class CommandCheck {

    /** Soft, so that an unused provider and its class loader can be unloaded. */
    private static final AtomicReference<@Nullable SoftReference<Shared>> LAST = new AtomicReference<>();

    private final Validator validator;

    /**
     * Creates a check with {@code validator}.
     *
     * @throws IllegalStateException if the validator does not know the classes of this module, so that it would accept
     *     anything
     */
    public CommandCheck(Validator validator) {
        this.validator = validator;
        ValidatorProbe.require(this::violationsOf);
    }

    /**
     * Returns a check with the default provider of Jakarta Validation and the messages of this module. Calls with the
     * same context class loader share one check, because a validator reads all constraints of the commands before its
     * first use.
     *
     * @throws IllegalStateException as the constructor
     */
    public static CommandCheck byDefaultProvider() {
        Optional<ClassLoader> loader =
                Optional.ofNullable(Thread.currentThread().getContextClassLoader());
        return Optional.ofNullable(LAST.get())
                .flatMap(reference -> Optional.ofNullable(reference.get()))
                .filter(shared -> shared.loader().equals(loader))
                .map(Shared::check)
                .orElseGet(() -> {
                    CommandCheck check = new CommandCheck(Validation.byDefaultProvider()
                            .configure()
                            .messageInterpolator(new ConstraintMessages())
                            .buildValidatorFactory()
                            .getValidator());
                    LAST.set(new SoftReference<>(new Shared(loader, check)));
                    return check;
                });
    }

    /**
     * Returns the violations of these commands or queries, ordered by the names of the fields, at most
     * {@link InvalidCommandException#MAX_VIOLATIONS}.
     */
    public List<Violation> violationsOf(Object... commands) {
        List<Violation> violations = new ArrayList<>();
        for (Object command : commands) {
            for (ConstraintViolation<?> broken : validator.validate(command)) {
                violations.add(new Violation(fieldOf(broken), broken.getMessage()));
            }
        }
        violations.sort(Comparator.comparing(Violation::field).thenComparing(Violation::message));
        return violations.stream().limit(InvalidCommandException.MAX_VIOLATIONS).toList();
    }

    /**
     * Requires that the commands and queries are valid.
     *
     * @throws InvalidCommandException with all violations
     */
    public void require(Object... commands) {
        List<Violation> violations = violationsOf(commands);
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
    }

    /**
     * Returns the innermost property in snake case, such as {@code first_name} of {@code lead.firstName}, with its
     * index if it has one.
     */
    private static String fieldOf(ConstraintViolation<?> broken) {
        String name = "";
        for (Path.Node node : broken.getPropertyPath()) {
            if (node.getName() != null && !node.getName().startsWith("<")) {
                name = node.getName();
            }
            if (node.getIndex() != null) {
                name += "[" + node.getIndex() + "]";
            }
        }
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** A check, and the context class loader that found its provider. */
    private record Shared(Optional<ClassLoader> loader, CommandCheck check) {}
}
