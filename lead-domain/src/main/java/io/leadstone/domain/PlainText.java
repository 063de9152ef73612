package io.leadstone.domain;

/** What text may stand in a lead at all, so that every store gives back what it was given. */
public final class PlainText {

    private PlainText() {}

    /** Whether {@code text} is well-formed Unicode on one line: no control characters, no half of a surrogate pair. */
    public static boolean isLine(String text) {
        return isWellFormed(text) && text.chars().noneMatch(Character::isISOControl);
    }

    /** Whether {@code text} is well-formed Unicode whose only control characters are tabs and line ends. */
    public static boolean isLines(String text) {
        return isWellFormed(text)
                && text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }

    /** Whether every surrogate in {@code text} has its other half; stores keep UTF-8, which cannot spell a lone one. */
    public static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    static String requireLine(String name, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength || !isLine(text) || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    name + " must be 1 to " + maxLength + " characters on one line, without blanks at its ends");
        }
        return text;
    }
}
