package io.leadstone.application.search;

import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.stream.Stream;

/**
 * Substrings of {@link SearchText#words()} if one certain word of a mistyped text has the error. The words contain each
 * element of {@code all} and at least one element of {@code any}.
 *
 * @param all the words before the error and the words after it, which are unchanged
 * @param any texts around the error. One half of the word with the error is unchanged. If the two characters in the
 *     middle are swapped, both halves change, and the word with these characters swapped is contained.
 */
public record RequiredSubstrings(List<String> all, List<String> any) {

    public RequiredSubstrings {
        all = List.copyOf(all);
        any = List.copyOf(any);
    }

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
                Stream.of(before, after).filter(text -> !text.isBlank()).toList(),
                List.of(
                        before + new String(characters, 0, half),
                        new String(characters, half, characters.length - half) + after,
                        before + new String(swapped, 0, swapped.length) + after));
    }

    /** Returns true if {@code text} contains these substrings. */
    boolean areIn(String text) {
        return all.stream().allMatch(text::contains) && any.stream().anyMatch(text::contains);
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
