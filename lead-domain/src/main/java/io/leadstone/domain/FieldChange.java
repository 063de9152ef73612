package io.leadstone.domain;

import java.util.Optional;

/**
 * That a field changed. Old and new value are told only where they are words of ours (a status, a flag): the change log holds
 * no personal data, so an erased lead leaves none there.
 *
 * @param field the field's name in {@code snake_case}
 * @param from the code that it had
 * @param to the code that it has now
 */
public record FieldChange(String field, Optional<String> from, Optional<String> to) {

    private static final int MAX_WORD = 40;

    public FieldChange {
        requireText(field);
        from.ifPresent(FieldChange::requireText);
        to.ifPresent(FieldChange::requireText);
    }

    /** That {@code field} changed, without its values. */
    public static FieldChange of(String field) {
        return new FieldChange(field, Optional.empty(), Optional.empty());
    }

    /** That {@code field} changed from one code to another. */
    public static FieldChange of(String field, String from, String to) {
        return new FieldChange(field, Optional.of(from), Optional.of(to));
    }

    private static void requireText(String word) {
        boolean isWord = !word.isEmpty()
                && word.length() <= MAX_WORD
                && word.charAt(0) != '_'
                && word.chars().allMatch(sign -> (sign >= 'a' && sign <= 'z') || sign == '_');
        if (!isWord) {
            throw new IllegalArgumentException("a field change is told in words of a to z and _, not '" + word + "'");
        }
    }
}
