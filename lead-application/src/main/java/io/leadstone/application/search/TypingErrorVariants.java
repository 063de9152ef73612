package io.leadstone.application.search;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Texts and patterns with which a store finds words that differ from a query term by one typing error, as
 * {@link QueryTerm#mistyped()} defines it. A character is a Unicode code point.
 */
public final class TypingErrorVariants {

    private static final String ANY_CHARACTER = "[^ ]";

    /**
     * The rest of the last line. The other lines contain punctuation, which {@link #ANY_CHARACTER} would match: {@code
     * acmelabs} is no typing error of {@code acme.labs}, which has two words.
     */
    private static final String REST_OF_LAST_LINE = "[^\n]*$";

    private TypingErrorVariants() {}

    /**
     * Returns a regular expression that matches, in the last line of {@link SearchText#words()}, the words that are
     * one typing error away from a mistyped text of a query term, and the rest of the line. It uses only letters,
     * digits, blanks, {@code [^ ]}, {@code [^\n]}, {@code |}, parentheses, {@code *} and {@code $}, because all
     * dialects of regular expressions agree on them.
     *
     * @param mistyped one of {@link QueryTerm#mistyped()}
     */
    public static String pattern(String mistyped) {
        List<String> words = SearchText.chunksOf(mistyped).toList();
        List<String> choices = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (QueryTerm.allowsTypingError(words.get(i))) {
                List<String> parts = new ArrayList<>(words);
                parts.set(i, "(" + alternatives(words.get(i)) + ")");
                choices.add(String.join(" ", parts));
            }
        }
        String anyChoice = choices.size() == 1 ? choices.get(0) : "(" + String.join("|", choices) + ")";
        return " " + anyChoice + " " + REST_OF_LAST_LINE;
    }

    /**
     * Returns the word, and the word without each of its characters. If two words differ by at most one error, they
     * have one of these texts in common.
     */
    static Set<String> deletions(String word) {
        int[] characters = word.codePoints().toArray();
        Set<String> all = new LinkedHashSet<>();
        all.add(word);
        for (int i = 0; i < characters.length; i++) {
            all.add(new String(characters, 0, i) + new String(characters, i + 1, characters.length - i - 1));
        }
        return all;
    }

    /** Returns the alternatives of a regular expression that match the words with one error. */
    static String alternatives(String word) {
        int[] characters = word.codePoints().toArray();
        int length = characters.length;
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i <= length; i++) {
            String before = new String(characters, 0, i);
            all.add(before + ANY_CHARACTER + new String(characters, i, length - i));
            if (i < length) {
                String after = new String(characters, i + 1, length - i - 1);
                all.add(before + after);
                all.add(before + ANY_CHARACTER + after);
            }
            if (i + 1 < length) {
                String swapped = new String(new int[] {characters[i + 1], characters[i]}, 0, 2);
                all.add(before + swapped + new String(characters, i + 2, length - i - 2));
            }
        }
        return String.join("|", all);
    }

    /**
     * Returns the substrings by which most texts are excluded without a test of the pattern, which is much slower. If
     * {@link #pattern} matches, {@link SearchText#words()} contains the substrings of at least one element.
     */
    public static List<RequiredSubstrings> substrings(String mistyped) {
        List<String> words = SearchText.chunksOf(mistyped).toList();
        List<RequiredSubstrings> choices = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (QueryTerm.allowsTypingError(words.get(i))) {
                choices.add(RequiredSubstrings.of(words, i));
            }
        }
        return choices;
    }
}
