package io.leadstone.domain.search;

import io.leadstone.domain.lead.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One term of a search text. A lead matches if its {@link SearchText} contains the term, or if one of its words
 * differs from the term by one typing error.
 *
 * @param text the term, folded as the search text is
 * @param digits the digits of the term if it looks like a phone number ({@code +1-555}), else empty
 */
public record QueryTerm(String text, Optional<String> digits) {

    /** Maximum number of terms of one search. */
    public static final int MAX_TERMS = 8;

    /** Minimum number of letters of a term that allows a typing error. */
    public static final int MIN_TYPING_ERROR_LETTERS = 4;

    /** Maximum length, in code points, of a term that allows a typing error. */
    public static final int MAX_TYPING_ERROR_LENGTH = 32;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern PHONE_LIKE = Pattern.compile("[\\p{Nd}+().\\-/]+");

    /** Splits {@code search} at blanks. Returns an empty list if it has only blanks. */
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

    /** Returns true if {@code text} contains this term or has a word that differs from it by one typing error. */
    public boolean matches(SearchText text) {
        return text.words().contains(this.text)
                || digits.filter(text.phoneDigits()::contains).isPresent()
                || (allowsTypingError()
                        && text.singleWords().anyMatch(word -> TypingErrors.isAtMostOne(word, this.text)));
    }

    /**
     * Returns true if the term also finds words with one typing error. Such a term is a single word of at least
     * {@value #MIN_TYPING_ERROR_LETTERS} letters and at most {@value #MAX_TYPING_ERROR_LENGTH} letters and digits.
     */
    public boolean allowsTypingError() {
        return text.codePointCount(0, text.length()) <= MAX_TYPING_ERROR_LENGTH
                && text.codePoints().filter(Character::isAlphabetic).count() >= MIN_TYPING_ERROR_LETTERS
                && SearchText.wordsOf(text).toList().equals(List.of(text));
    }

    /**
     * Returns true if stores need deletion terms for {@code word} of a lead. Its length must be within one character
     * of the lengths of terms that allow a typing error.
     */
    public static boolean hasDeletionTerms(String word) {
        int letters = word.codePointCount(0, word.length());
        return letters >= MIN_TYPING_ERROR_LETTERS - 1 && letters <= MAX_TYPING_ERROR_LENGTH + 1;
    }

    @Override
    public String toString() {
        return "QueryTerm[…]";
    }
}
