package io.leadstone.application.search;

import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.stream.Stream;

/**
 * Substrings of {@link SearchText#words()} if one certain word of a mistyped text has the error. The words contain
 * {@code before}, {@code after} and at least one of the other texts.
 *
 * @param before the words before the error, with blanks around them; one blank if there are none
 * @param after the words after the error, with blanks around them; one blank if there are none
 * @param beginning {@code before} and the first half of the word with the error
 * @param end the second half of the word with the error and {@code after}
 * @param swapped all words, if the two characters in the middle of the word are swapped. This changes both halves; any
 *     other error leaves one half unchanged.
 */
public record RequiredSubstrings(String before, String after, String beginning, String end, String swapped) {

    /** Returns the substrings if the word at {@code index} has the error. The word has at least two characters. */
    static RequiredSubstrings of(List<String> words, int index) {
        String before = betweenBlanks(words.subList(0, index));
        String after = betweenBlanks(words.subList(index + 1, words.size()));
        int[] characters = words.get(index).codePoints().toArray();
        int half = characters.length / 2;
        int[] swapped = characters.clone();
        swapped[half - 1] = characters[half];
        swapped[half] = characters[half - 1];
        return new RequiredSubstrings(
                before,
                after,
                before + new String(characters, 0, half),
                new String(characters, half, characters.length - half) + after,
                before + new String(swapped, 0, swapped.length) + after);
    }

    /** Returns the substrings that are all contained. */
    public List<String> all() {
        return Stream.of(before, after).filter(text -> !text.isBlank()).toList();
    }

    /** Returns the substrings of which at least one is contained. */
    public List<String> any() {
        return List.of(beginning, end, swapped);
    }

    /**
     * Returns the same condition as patterns of {@code LIKE}, of which at least one matches. The words have no
     * characters that need an escape.
     */
    public List<String> likePatterns() {
        return List.of("%" + beginning + "%" + after + "%", "%" + before + "%" + end + "%", "%" + swapped + "%");
    }

    /** Returns true if {@code text} contains these substrings. */
    boolean areIn(String text) {
        return all().stream().allMatch(text::contains) && any().stream().anyMatch(text::contains);
    }

    @Override
    public String toString() {
        return "RequiredSubstrings[…]";
    }

    /** Returns the words with a blank before, between and after them, or one blank if there are none. */
    private static String betweenBlanks(List<String> words) {
        return words.isEmpty() ? " " : " " + String.join(" ", words) + " ";
    }
}
