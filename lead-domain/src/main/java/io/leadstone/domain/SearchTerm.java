package io.leadstone.domain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of a search; it must match somewhere in a lead's {@link SearchText}.
 *
 * @param text the word, folded as the text is
 * @param digits the word's digits where it is written like a phone number ({@code +1-555}), else empty
 */
public record SearchTerm(String text, Optional<String> digits) {

    /** The most words of one search. */
    public static final int MAX_TERMS = 8;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE_LIKE = Pattern.compile("[\\p{Nd}+().\\-/]+");

    /** The words of {@code search}, split at blanks; none where it is blank. */
    public static List<SearchTerm> split(String search) {
        return Arrays.stream(BLANKS.split(search))
                .filter(word -> !word.isEmpty())
                .map(SearchTerm::of)
                .filter(term -> !term.text.isEmpty())
                .toList();
    }

    private static SearchTerm of(String word) {
        Optional<String> digits = Optional.of(word)
                .filter(text -> PHONE_LIKE.matcher(text).matches())
                .map(SearchText::digitsOf)
                .filter(found -> !found.isEmpty());
        return new SearchTerm(SearchText.fold(word).strip(), digits);
    }

    /** Whether this word stands somewhere in {@code text}. */
    public boolean matches(SearchText text) {
        return text.words().contains(this.text)
                || digits.filter(text.phoneDigits()::contains).isPresent();
    }
}
