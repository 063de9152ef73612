package io.leadstone.application.service;

import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Checks commands at the door, and names all that is wrong with one at once, in the names that clients know. */
public final class CommandCheck {

    private final Validator validator;

    /**
     * Checks with {@code validator}.
     *
     * @throws IllegalStateException if the validator does not know our classes, so that it would accept anything
     */
    public CommandCheck(Validator validator) {
        this.validator = validator;
        ValidatorProbe.require(this::violationsOf);
    }

    /**
     * The rules that these commands or queries break, in the order of the fields' names, at most
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
     * Passes commands and queries that break no rule.
     *
     * @throws InvalidCommandException where they break some, naming all
     */
    public void require(Object... commands) {
        List<Violation> violations = violationsOf(commands);
        if (!violations.isEmpty()) {
            throw new InvalidCommandException(violations);
        }
    }

    /** The innermost property, {@code firstName} of {@code lead.firstName}, in snake case, with its index where it has one. */
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
}
