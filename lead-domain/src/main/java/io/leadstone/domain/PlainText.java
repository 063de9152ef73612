package io.leadstone.domain;

/** Rules for texts. They exclude characters that some store cannot return unchanged. */
public final class PlainText {

    private PlainText() {}

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
     * @throws IllegalArgumentException if it does not have 1 to {@code maxLength} UTF-16 code units on one line, or if
     *     it has blanks at its ends; the message begins with {@code name}
     */
    public static String requireSingleLine(String name, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength || !isSingleLine(text) || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    name + " must be 1 to " + maxLength + " characters on one line, without blanks at its ends");
        }
        return text;
    }
}
