package io.leadstone.domain.lead;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The full name of a person in the order of its script. Chinese, Japanese and Korean names have the family name first,
 * without a blank. All other names have the first name first, and one blank.
 */
public final class FullName {

    private static final Set<UnicodeScript> SCRIPTS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    private FullName() {}

    /** Returns the full name; empty without a name. A person with one name has that name. */
    public static Optional<String> of(Optional<String> firstName, Optional<String> lastName) {
        return firstName
                .flatMap(first -> lastName.map(last -> joined(first, last)))
                .or(() -> firstName)
                .or(() -> lastName);
    }

    /** Returns true for a character of Chinese, Japanese and Korean names. */
    public static boolean isEastAsian(int character) {
        // The long vowel of Japanese has no script of its own.
        return SCRIPTS.contains(UnicodeScript.of(character)) || character == 'ー' || character == 'ｰ';
    }

    private static String joined(String first, String last) {
        boolean familyFirst =
                Stream.of(first, last).allMatch(name -> name.codePoints().allMatch(FullName::isEastAsian));
        return familyFirst ? last + first : first + " " + last;
    }
}
