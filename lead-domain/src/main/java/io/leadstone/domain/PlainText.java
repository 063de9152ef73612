package io.leadstone.domain;

/** What text may stand in a lead at all, so that every store gives back what it was given. */
public final class PlainText {

    private PlainText() {}

    /** Whether {@code text} is well-formed Unicode on one line: no control characters, no half of a surrogate pair. */
    public static boolean isSingleLine(String text) {
        return isWellFormed(text) && hasNoControlsBut("", text);
    }

    /** Whether {@code text} is well-formed Unicode whose only control characters are tabs and line ends. */
    public static boolean isMultiLine(String text) {
        return isWellFormed(text) && hasNoControlsBut("\t\n\r", text);
    }

    /** Whether every surrogate in {@code text} has its other half; stores keep UTF-8, which cannot spell a lone one. */
    public static boolean isWellFormed(String text) {
        int next = 0;
        while (next < text.length()) {
            int sign = text.codePointAt(next);
            if (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE) {
                return false;
            }
            next += Character.charCount(sign);
        }
        return true;
    }

    /** In loops, for every text of every lead that is read passes here. */
    private static boolean hasNoControlsBut(String allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (Character.isISOControl(sign) && allowed.indexOf(sign) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code text} has no characters but those of ASCII, which no Unicode normal form changes. */
    public static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007f') {
                return false;
            }
        }
        return true;
    }

    public static String requireSingleLine(String name, String text, int maxLength) {
        if (text.isEmpty() || text.length() > maxLength || !isSingleLine(text) || !text.equals(text.strip())) {
            throw new IllegalArgumentException(
                    name + " must be 1 to " + maxLength + " characters on one line, without blanks at its ends");
        }
        return text;
    }
}
