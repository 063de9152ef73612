package io.leadstone.application.search;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Texts and patterns by which a store finds words that are one typing error away from a search term, as
 * {@link QueryTerm#isForgiving()} defines it. Letters are Unicode code points.
 */
public final class TypingErrorVariants {

    private static final String ANY_LETTER = "[^ ]";

    private TypingErrorVariants() {}

    /**
     * Returns a regular expression that matches, in {@link SearchText#words()}, each word that is one typing error
     * away, with the blanks around it. It uses plain letters and digits, {@code [^ ]}, {@code |} and one pair of
     * parentheses, which mean the same in every dialect.
     *
     * @return empty if the term forgives no error
     */
    public static Optional<String> pattern(QueryTerm term) {
        return term.isForgiving() ? Optional.of(" (" + alternatives(term.text()) + ") ") : Optional.empty();
    }

    /**
     * Returns texts of which {@link SearchText#words()} contains at least one wherever {@link #pattern} matches. A
     * search for them is much cheaper than the pattern.
     *
     * @return empty if the term forgives no error
     */
    public static List<String> substrings(QueryTerm term) {
        return term.isForgiving() ? halves(term.text()) : List.of();
    }

    /**
     * Returns the word and the word without each of its letters. Two words with at most one error between them share
     * one of these.
     */
    static Set<String> deletions(String word) {
        int[] letters = word.codePoints().toArray();
        Set<String> all = new LinkedHashSet<>();
        all.add(word);
        for (int i = 0; i < letters.length; i++) {
            all.add(new String(letters, 0, i) + new String(letters, i + 1, letters.length - i - 1));
        }
        return all;
    }

    /** Returns the words with at most one error as alternatives of a regular expression. */
    static String alternatives(String word) {
        int[] letters = word.codePoints().toArray();
        int length = letters.length;
        Set<String> all = new LinkedHashSet<>();
        for (int i = 0; i <= length; i++) {
            String before = new String(letters, 0, i);
            all.add(before + ANY_LETTER + new String(letters, i, length - i));
            if (i < length) {
                String after = new String(letters, i + 1, length - i - 1);
                all.add(before + after);
                all.add(before + ANY_LETTER + after);
            }
            if (i + 1 < length) {
                String swapped = new String(new int[] {letters[i + 1], letters[i]}, 0, 2);
                all.add(before + swapped + new String(letters, i + 2, length - i - 2));
            }
        }
        return String.join("|", all);
    }

    /**
     * Returns the parts of the word of which at least one is left by any error. An error in one half leaves the other
     * half as it is. A swap of the two letters where the halves meet changes both, so the word with these letters
     * swapped is one of the parts.
     */
    static List<String> halves(String word) {
        int[] letters = word.codePoints().toArray();
        int half = letters.length / 2;
        List<String> halves = new ArrayList<>();
        halves.add(new String(letters, 0, half));
        halves.add(new String(letters, half, letters.length - half));
        if (half > 0) {
            int last = letters[half - 1];
            letters[half - 1] = letters[half];
            letters[half] = last;
            halves.add(new String(letters, 0, letters.length));
        }
        return halves;
    }
}
