package io.leadstone.adapter.mongo.search;

import java.util.stream.Collectors;

/**
 * Converts a text to a regular expression that matches exactly this text. It is valid in MongoDB (PCRE2 on UTF-8), and
 * wherever a backslash makes an ASCII punctuation character literal.
 */
final class PlainPattern {

    /** Matches no text. */
    private static final String NOTHING = "(?!)";

    private PlainPattern() {}

    static String of(String text) {
        return text.codePoints().mapToObj(PlainPattern::of).collect(Collectors.joining());
    }

    private static String of(int character) {
        if (isUnstorable(character)) {
            return NOTHING;
        }
        String itself = Character.toString(character);
        return character < 0x80 && !Character.isLetterOrDigit(character) ? "\\" + itself : itself;
    }

    /**
     * Returns true if no field of a lead contains the character: control characters and halves of surrogate pairs. Half
     * a pair is not valid UTF-8, and a zero would end the pattern.
     */
    private static boolean isUnstorable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
