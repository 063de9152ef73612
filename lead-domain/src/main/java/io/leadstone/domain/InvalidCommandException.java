package io.leadstone.domain;

import java.util.List;
import java.util.stream.Collectors;

/** A command or query breaks rules: all of them are named at once, and nothing was done. */
public final class InvalidCommandException extends LeadException {

    private final List<Violation> violations;

    public InvalidCommandException(List<Violation> violations) {
        super(
                "VALIDATION_FAILED",
                violations.stream()
                        .map(violation -> violation.field() + " " + violation.message())
                        .sorted()
                        .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /** That {@code field} breaks the rule that {@code message} tells. */
    public InvalidCommandException(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    /** What is broken; at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
