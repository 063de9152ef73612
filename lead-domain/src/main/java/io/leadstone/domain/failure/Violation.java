package io.leadstone.domain.failure;

/**
 * A rule that a field of a command breaks.
 *
 * @param field the field's name in {@code snake_case}, as clients know it; an element of a list as {@code tags[3]}
 * @param message the rule, as the end of a sentence that begins with the field
 */
public record Violation(String field, String message) {}
