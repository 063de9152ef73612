package io.leadstone.adapter.mongo.search;

import java.util.stream.Collectors;

/**
 * A text as a regular expression that finds it and nothing else, in MongoDB (PCRE2 on UTF-8) and wherever else a backslash takes
 * its meaning from a sign of ASCII.
 */
final class PlainPattern {

    /** Matches nowhere. */
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

    /** A control character stands in no field; half a character is no UTF-8, and a zero would end the pattern. */
    private static boolean isUnstorable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }
}
