package io.leadstone.domain;

/** Compares texts without case, by the simple case mappings of Unicode. Accents and other differences stay. */
public final class CaseFolding {

    private CaseFolding() {}

    /** Returns the text with each character in its folded case. The result does not depend on a language. */
    public static String fold(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.toLowerCase(Character.toUpperCase(character)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Returns true if the texts differ by case at most. */
    public static boolean areEqual(String one, String other) {
        return one.equals(other) || fold(one).equals(fold(other));
    }
}
