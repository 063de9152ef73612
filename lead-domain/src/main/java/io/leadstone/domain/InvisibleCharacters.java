package io.leadstone.domain;

/**
 * Characters without a visible form. People paste them from documents and phones without noticing: zero-width and
 * bidirectional characters, the soft hyphen, the byte order mark, fillers of Hangul, the blank of Braille. Most of them
 * have the Unicode property {@code Default_Ignorable_Code_Point}, which the JDK does not offer.
 */
public final class InvisibleCharacters {

    /** Pairs of code points, the first and the last of a range, in ascending order. */
    private static final int[] RANGES = {
        0x00AD, 0x00AD, // soft hyphen
        0x034F, 0x034F, // combining grapheme joiner
        0x061C, 0x061C, // Arabic letter mark
        0x115F, 0x1160, // Hangul fillers
        0x17B4, 0x17B5, // Khmer inherent vowels
        0x180E, 0x180E, // Mongolian vowel separator
        0x200B, 0x200F, // zero-width space, joiners, directional marks
        0x202A, 0x202E, // directional embeddings and overrides
        0x2060, 0x206F, // word joiner, invisible operators, directional isolates
        0x2800, 0x2800, // Braille blank
        0x3164, 0x3164, // Hangul filler
        0xFEFF, 0xFEFF, // byte order mark
        0xFFA0, 0xFFA0, // halfwidth Hangul filler
        0xFFF0, 0xFFFB, // reserved, interlinear annotations
        0x1BCA0, 0x1BCA3, // shorthand format controls
        0x1D173, 0x1D17A, // musical format controls
    };

    /** Pairs as in {@link #RANGES}: characters that change the character before them, such as an emoji. */
    private static final int[] MODIFIERS = {
        0x180B, 0x180F, // Mongolian variation selectors
        0xFE00, 0xFE0F, // variation selectors
        0xE0000, 0xE0FFF, // tags, which make flags, and further variation selectors
    };

    /**
     * Signs that remove the vowel of an Indic letter. A joiner after one of them decides the form of the letter, also
     * at the end of a word.
     */
    private static final String VIRAMAS = "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA";

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int NEXT_LINE = 0x0085;

    private InvisibleCharacters() {}

    /** Returns true if {@code text} contains an invisible character. Blanks do not count. */
    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(InvisibleCharacters::isInvisible);
    }

    /** Returns the index of the first character that is neither blank nor invisible, or the length of the text. */
    static int endOfPrefix(String text) {
        int next = 0;
        while (next < text.length()) {
            int character = text.codePointAt(next);
            if (!isBlank(character) && !isInvisible(character)) {
                return next;
            }
            next += Character.charCount(character);
        }
        return next;
    }

    /** Returns the index after the last character that stays, at least {@code start}. */
    static int startOfSuffix(String text, int start) {
        int end = text.length();
        while (end > start) {
            int character = text.codePointBefore(end);
            int before = end - Character.charCount(character);
            boolean isRemoved = isBlank(character) || isIn(RANGES, character);
            if (!isRemoved || shapesLetter(text, before, character)) {
                return end;
            }
            end = before;
        }
        return end;
    }

    private static boolean shapesLetter(String text, int index, int character) {
        return (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER)
                && index > 0
                && VIRAMAS.indexOf(text.charAt(index - 1)) >= 0;
    }

    /** The Unicode property White_Space, and the four separators of ASCII. */
    private static boolean isBlank(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }

    private static boolean isInvisible(int character) {
        return isIn(RANGES, character) || isIn(MODIFIERS, character);
    }

    private static boolean isIn(int[] ranges, int character) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (character <= ranges[i + 1]) {
                return character >= ranges[i];
            }
        }
        return false;
    }
}
