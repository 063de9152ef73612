package io.leadstone.domain.failure;

import java.util.List;
import java.util.stream.Collectors;

/** A command or query breaks rules. The first {@value #MAX_VIOLATIONS} violations are named at once, and nothing was done. */
public final class InvalidCommandException extends LeadException {

    /** The most violations that are reported. A caller mends the first ones and asks again; a list of any length costs memory. */
    public static final int MAX_VIOLATIONS = 40;

    private final List<Violation> violations;

    /** Keeps the first {@value #MAX_VIOLATIONS} of these. */
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

    /** That {@code field} breaks the rule that {@code message} tells. */
    public InvalidCommandException(String field, String message) {
        this(List.of(new Violation(field, message)));
    }

    /** What is broken; at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
