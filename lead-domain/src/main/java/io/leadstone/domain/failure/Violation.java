package io.leadstone.domain.failure;

/**
 * A validation rule that a field of a command breaks.
 *
 * @param field the name of the field in {@code snake_case}, as in the HTTP API; an element of a list is
 *     {@code tags[3]}
 * @param message the rule, as the end of a sentence that begins with the field
 */
public record Violation(String field, String message) {}
