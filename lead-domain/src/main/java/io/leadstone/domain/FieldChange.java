package io.leadstone.domain;

import java.util.Optional;

/**
 * A changed field in an event. Only codes, such as a status or a flag, have an old and a new value. The event log has
 * no personal data, so nothing remains there after an erasure.
 *
 * @param field the name of the field in {@code snake_case}, 1 to 40 characters
 * @param from the old code; empty if values are not logged for the field
 * @param to the new code; empty if values are not logged for the field
 */
public record FieldChange(String field, Optional<String> from, Optional<String> to) {

    private static final int MAX_TEXT = 40;

    public FieldChange {
        requireText(field);
        from.ifPresent(FieldChange::requireText);
        to.ifPresent(FieldChange::requireText);
    }

    /** Returns a change of {@code field} without its values. */
    public static FieldChange of(String field) {
        return new FieldChange(field, Optional.empty(), Optional.empty());
    }

    /** Returns a change of {@code field} from one code to another. */
    public static FieldChange of(String field, String from, String to) {
        return new FieldChange(field, Optional.of(from), Optional.of(to));
    }

    private static void requireText(String text) {
        boolean isValid = !text.isEmpty()
                && text.length() <= MAX_TEXT
                && text.charAt(0) != '_'
                && text.chars().allMatch(character -> (character >= 'a' && character <= 'z') || character == '_');
        if (!isValid) {
            throw new IllegalArgumentException("a field change must have texts of 1 to " + MAX_TEXT
                    + " characters of a-z and _, but has '" + text + "'");
        }
    }
}
