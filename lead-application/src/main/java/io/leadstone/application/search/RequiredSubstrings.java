package io.leadstone.application.search;

import io.leadstone.domain.search.SearchText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Substrings of {@link SearchText#words()} if one certain word of a mistyped text has the error. The words contain
 * {@code before}, {@code after} and at least one of the other texts.
 *
 * @param before the words before the error, with blanks around them; one blank if there are none
 * @param after the words after the error, with blanks around them; one blank if there are none
 * @param beginning {@code before} and the first half of the word with the error, if the error is in the second half
 * @param end the second half of the word and {@code after}, if the error is in the first half
 * @param swapped all words, if the two characters in the middle of the word are swapped. This changes both halves; any
 *     other error leaves one half unchanged.
 */
public record RequiredSubstrings(String before, String after, Half beginning, Half end, String swapped) {

    /**
     * The unchanged half of the word with the error, and the texts that are possible then. The words contain {@code
     * text} and at least one of the others.
     *
     * @param others the unchanged half with each half of the other one, and with two swapped characters in its middle
     */
    public record Half(String text, List<String> others) {

        @Override
        public String toString() {
            return "Half[…]";
        }
    }

    /** Returns the substrings if the word at {@code index} has the error. The word has at least four characters. */
    static RequiredSubstrings of(List<String> words, int index) {
        String before = betweenBlanks(words.subList(0, index));
        String after = betweenBlanks(words.subList(index + 1, words.size()));
        int[] characters = words.get(index).codePoints().toArray();
        int[] first = firstHalf(characters);
        int[] second = secondHalf(characters);
        String beginning = before + text(first);
        String end = text(second) + after;
        return new RequiredSubstrings(
                before,
                after,
                new Half(
                        beginning,
                        List.of(
                                beginning + text(firstHalf(second)),
                                text(secondHalf(second)) + after,
                                beginning + text(withSwappedMiddle(second)) + after)),
                new Half(
                        end,
                        List.of(
                                before + text(firstHalf(first)),
                                text(secondHalf(first)) + end,
                                before + text(withSwappedMiddle(first)) + end)),
                before + text(withSwappedMiddle(characters)) + after);
    }

    private static int[] firstHalf(int[] characters) {
        return Arrays.copyOf(characters, characters.length / 2);
    }

    private static int[] secondHalf(int[] characters) {
        return Arrays.copyOfRange(characters, characters.length / 2, characters.length);
    }

    /** Returns the characters, at least two, with the two around the middle swapped. */
    private static int[] withSwappedMiddle(int[] characters) {
        int half = characters.length / 2;
        int[] swapped = characters.clone();
        swapped[half - 1] = characters[half];
        swapped[half] = characters[half - 1];
        return swapped;
    }

    private static String text(int[] characters) {
        return new String(characters, 0, characters.length);
    }

    /** Returns the substrings that are all contained. */
    public List<String> all() {
        return Stream.of(before, after).filter(text -> !text.isBlank()).toList();
    }

    /**
     * Returns the same condition, without the other texts of each half, as patterns of {@code LIKE}. At least one
     * matches. The words have no characters that need an escape.
     */
    public List<String> likePatterns() {
        return List.of(
                "%" + beginning.text + "%" + after + "%", "%" + before + "%" + end.text + "%", "%" + swapped + "%");
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
