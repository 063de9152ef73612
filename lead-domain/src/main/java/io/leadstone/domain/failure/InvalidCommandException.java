package io.leadstone.domain.failure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A command or query breaks validation rules. It contains the first {@value #MAX_VIOLATIONS} violations. Nothing was
 * done.
 */
public final class InvalidCommandException extends LeadException {

    /** Maximum number of reported violations. It limits the memory for input with many faults. */
    public static final int MAX_VIOLATIONS = 40;

    private final List<Violation> violations;

    /** Creates the failure from the first {@value #MAX_VIOLATIONS} of these violations. */
    public InvalidCommandException(List<Violation> violations) {
        super(
                "VALIDATION_FAILED",
                violations.stream()
                        .limit(MAX_VIOLATIONS)
                        .map(violation -> violation.field() + " " + violation.message())
                        .sorted()
                        .collect(Collectors.joining("; ")));
        this.violations = violations.stream().limit(MAX_VIOLATIONS).toList();
    }

    /** Creates the failure with one violation; {@code message} is the rule that {@code field} breaks. */
    public InvalidCommandException(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    /** Returns the violations, at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
