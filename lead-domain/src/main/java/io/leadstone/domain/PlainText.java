package io.leadstone.domain;

import java.text.Normalizer;

/**
 * Rules for texts: their normal form, their length, and the characters that they may have. Texts have no characters
 * that some store cannot return unchanged.
 */
public final class PlainText {

    /**
     * Maximum number of combining marks in a row in a text that is converted to NFC, as in the stream-safe format of
     * UAX #15. The time for sorting them grows with the square of their number.
     */
    private static final int MAX_MARKS = 30;

    private PlainText() {}

    /**
     * Returns {@code text} in Unicode NFC without blanks and invisible characters at its ends. Joiners inside a word
     * stay. A text with more than {@value #MAX_MARKS} combining marks in a row is not converted to NFC.
     */
    public static String normalized(String text) {
        return trimmed(isAscii(text) || hasLongMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /** Returns {@code text} without blanks and {@linkplain InvisibleCharacters invisible characters} at its ends. */
    public static String trimmed(String text) {
        int start = InvisibleCharacters.endOfPrefix(text);
        return text.substring(start, InvisibleCharacters.startOfSuffix(text, start));
    }

    /** Returns the number of Unicode code points. It is the length of a text in all limits, as in JSON Schema. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns true if the character is a combining mark (Unicode category M), such as an accent or a vowel sign. */
    public static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean hasLongMarks(String text) {
        int marks = 0;
        int next = 0;
        while (next < text.length() && marks <= MAX_MARKS) {
            int character = text.codePointAt(next);
            marks = isMark(character) ? marks + 1 : 0;
            next += Character.charCount(character);
        }
        return marks > MAX_MARKS;
    }

    /** Returns true if {@code text} is well-formed Unicode without control characters. */
    public static boolean isSingleLine(String text) {
        return isWellFormed(text) && hasNoControlsBut("", text);
    }

    /**
     * Returns true if {@code text} is well-formed Unicode and has no control characters except tabs and line ends.
     */
    public static boolean isMultiLine(String text) {
        return isWellFormed(text) && hasNoControlsBut("\t\n\r", text);
    }

    /** Returns true if {@code text} has no unpaired surrogate. Stores use UTF-8, which cannot encode one. */
    public static boolean isWellFormed(String text) {
        int next = 0;
        while (next < text.length()) {
            int character = text.codePointAt(next);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                return false;
            }
            next += Character.charCount(character);
        }
        return true;
    }

    /** Uses a loop because it runs for every text of every lead that is read; a pattern would be slower. */
    private static boolean hasNoControlsBut(String allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (Character.isISOControl(character) && allowed.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns true if all characters are ASCII. No Unicode normal form changes such a text. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007f') {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns {@code text} if it is valid.
     *
     * @throws IllegalArgumentException if it does not have 1 to {@code maxLength} code points on one line, or if it
     *     has blanks at its ends; the message begins with {@code name}
     */
    public static String requireSingleLine(String name, String text, int maxLength) {
        if (text.isEmpty() || length(text) > maxLength || !isSingleLine(text) || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    name + " must be 1 to " + maxLength + " characters on one line, without blanks at its ends");
        }
        return text;
    }
}
