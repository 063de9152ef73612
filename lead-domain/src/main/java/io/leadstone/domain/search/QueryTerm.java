package io.leadstone.domain.search;

import io.leadstone.domain.lead.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of a search; it must match somewhere in a lead's {@link SearchText}: stand there as it is, or be one typing error away from
 * one of its words.
 *
 * @param text the word, folded as the text is
 * @param digits the word's digits where it is written like a phone number ({@code +1-555}), else empty
 */
public record QueryTerm(String text, Optional<String> digits) {

    /** The most words of one search. */
    public static final int MAX_TERMS = 8;

    /** How many letters a word needs for its typing error to be forgiven. */
    public static final int MIN_TYPING_ERROR_LETTERS = 4;

    /** How many letters and digits it may have for that. */
    public static final int MAX_TYPING_ERROR_LENGTH = 32;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE_LIKE = Pattern.compile("[\\p{Nd}+().\\-/]+");

    /** The words of {@code search}, split at blanks; none where it is blank. */
    public static List<QueryTerm> split(String search) {
        return Arrays.stream(BLANKS.split(search))
                .filter(word -> !word.isEmpty())
                .map(QueryTerm::of)
                .filter(term -> !term.text.isEmpty())
                .toList();
    }

    private static QueryTerm of(String word) {
        Optional<String> digits = Optional.of(word)
                .filter(text -> PHONE_LIKE.matcher(text).matches())
                .map(PhoneNumber::digitsOf)
                .filter(found -> !found.isEmpty());
        return new QueryTerm(SearchText.fold(word).strip(), digits);
    }

    /** Whether this word is found in {@code text}. */
    public boolean matches(SearchText text) {
        return text.words().contains(this.text)
                || digits.filter(text.phoneDigits()::contains).isPresent()
                || (allowsTypingError()
                        && text.singleWords().anyMatch(word -> TypingErrors.isAtMostOne(word, this.text)));
    }

    /**
     * Whether words are found that are one typing error away: it is one word of {@value #MIN_TYPING_ERROR_LETTERS} letters or more, of at most
     * {@value #MAX_TYPING_ERROR_LENGTH} letters and digits, and nothing else.
     */
    public boolean allowsTypingError() {
        return text.codePointCount(0, text.length()) <= MAX_TYPING_ERROR_LENGTH
                && text.codePoints().filter(Character::isAlphabetic).count() >= MIN_TYPING_ERROR_LETTERS
                && SearchText.wordsOf(text).toList().equals(List.of(text));
    }

    /** Returns true if {@code word} of a lead is long and short enough to be one error away from a term that forgives errors. */
    public static boolean hasDeletionTerms(String word) {
        int letters = word.codePointCount(0, word.length());
        return letters >= MIN_TYPING_ERROR_LETTERS - 1 && letters <= MAX_TYPING_ERROR_LENGTH + 1;
    }

    @Override
    public String toString() {
        return "QueryTerm[…]";
    }
}
