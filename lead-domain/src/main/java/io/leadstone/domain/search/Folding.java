package io.leadstone.domain.search;

import io.leadstone.domain.PlainText;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Folds texts for comparison: Unicode NFKC, without accents, and with case folded independently of a language. Letters
 * that have no decomposition become the letters that people type for them. All forms of an apostrophe become {@code '},
 * and all dashes become {@code -}.
 *
 * <p>A mark is an accent on letters of a few scripts only. In other scripts, such as Devanagari or Thai, it is a vowel
 * or a tone, and stays.
 */
final class Folding {

    /** Scripts whose letters are read without their marks. Arabic and Hebrew vowel points are usually not written. */
    private static final Set<UnicodeScript> SCRIPTS_WITH_ACCENTS = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW,
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN);

    /** Lower-case letters without a decomposition. */
    private static final Map<Integer, String> TYPED_AS = Map.ofEntries(
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ς', "σ"));

    /** The apostrophes of keyboards and typesetters, also those that are letters, such as the okina. */
    private static final String APOSTROPHES =
            "`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u05f3\u2018\u2019" + "\u201b\u2032\u2035\ua78c\uff07";

    /** Hyphens and minus signs that are no dash punctuation of Unicode. */
    private static final String OTHER_HYPHENS = "\u2043\u2212";

    private Folding() {}

    static String fold(String text) {
        if (PlainText.isAscii(text)) {
            return text.replace('`', '\'').toLowerCase(Locale.ROOT);
        }
        String plain = withoutAccents(withPlainPunctuation(text));
        // Upper case unifies ß and ſ, which lower case keeps; ẞ needs lower case first.
        String folded = withTypedLetters(
                plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        // A compatibility form may contain another apostrophe.
        return Normalizer.normalize(withPlainPunctuation(withoutAccents(folded)), Normalizer.Form.NFC);
    }

    /** Replaces apostrophes and dashes, and removes invisible characters that only control the form of others. */
    private static String withPlainPunctuation(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            int type = Character.getType(character);
            if (APOSTROPHES.indexOf(character) >= 0) {
                plain.append('\'');
            } else if (type == Character.DASH_PUNCTUATION || OTHER_HYPHENS.indexOf(character) >= 0) {
                plain.append('-');
            } else if (type != Character.FORMAT && !isVariationSelector(character)) {
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }

    private static String withTypedLetters(String text) {
        StringBuilder typed = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            String letters = TYPED_AS.get(character);
            if (letters == null) {
                typed.appendCodePoint(character);
            } else {
                typed.append(letters);
            }
        });
        return typed.toString();
    }

    /** Returns the NFKD form without marks that are accents. */
    private static String withoutAccents(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(decomposed.length());
        boolean hasAccents = true;
        for (int i = 0; i < decomposed.length(); ) {
            int character = decomposed.codePointAt(i);
            i += Character.charCount(character);
            boolean isMark = PlainText.isMark(character);
            if (!isMark) {
                hasAccents = SCRIPTS_WITH_ACCENTS.contains(UnicodeScript.of(character));
            }
            if (!isMark || !hasAccents) {
                plain.appendCodePoint(character);
            }
        }
        return plain.toString();
    }

    private static boolean isVariationSelector(int character) {
        return (character >= 0xfe00 && character <= 0xfe0f) || (character >= 0xe0100 && character <= 0xe01ef);
    }
}
