package io.leadstone.domain.search;

import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One term of a search text. A lead matches if its {@link SearchText} contains one of the spellings, if its phone
 * number contains the digits, or if its words differ from the term by one typing error.
 *
 * @param spellings the folded term, and if it contains punctuation, its words in sequence; for a name with apostrophes
 *     or hyphens also its words joined
 * @param digits digits that the phone number of a lead may contain: those of the term if it looks like a phone number
 *     ({@code +1-555}), and those of the international form
 * @param mistyped texts that a lead may have with one typing error: a word, or several with one blank between them
 */
public record QueryTerm(List<TermSpelling> spellings, List<String> digits, List<String> mistyped) {

    /** Maximum number of terms of one search. Further terms are ignored. */
    public static final int MAX_TERMS = 8;

    /** Minimum length, in code points, of a word that each store can look up in its index of words. */
    private static final int MIN_INDEXED_WORD = 4;

    /** Minimum number of letters of a word that allows a typing error. */
    public static final int MIN_TYPING_ERROR_LETTERS = 4;

    /** Maximum length, in code points, of a word that allows a typing error. */
    public static final int MAX_TYPING_ERROR_LENGTH = 32;

    public QueryTerm {
        spellings = List.copyOf(spellings);
        digits = List.copyOf(digits);
        mistyped = List.copyOf(mistyped);
    }

    /** Returns the terms of {@code search} if none of its phone numbers has a known international form. */
    public static List<QueryTerm> split(String search) {
        return split(search, Set.of());
    }

    /**
     * Splits {@code search} at blanks. Punctuation around a term is ignored. A term of punctuation alone is ignored if
     * there is another term. Otherwise the search is one term, which is compared literally.
     *
     * @param phones the numbers of {@link SearchPhone#textsIn} with their international form
     * @return at most {@value #MAX_TERMS} terms; empty if the search has only blanks
     */
    public static List<QueryTerm> split(String search, Collection<PhoneNumber> phones) {
        List<String> chunks = SearchPhone.chunksOf(search).toList();
        Set<String> common = SearchPhone.digitsOfWhole(search, phones);
        List<QueryTerm> terms = chunks.stream()
                .map(chunk -> ofChunk(chunk, common, phones))
                .flatMap(Optional::stream)
                .limit(MAX_TERMS)
                .toList();
        String literal = terms.isEmpty()
                ? SearchText.fold(SearchPhone.withPlainBlanks(search)).strip()
                : "";
        return literal.isEmpty()
                ? terms
                : List.of(new QueryTerm(List.of(new TermSpelling(literal, false)), List.of(), List.of()));
    }

    /** Returns true if {@link #split} finds a term. Most texts are not split for that. */
    public static boolean hasTerms(String search) {
        return search.chars().anyMatch(QueryTerm::isAsciiLetterOrDigit)
                || !split(search).isEmpty();
    }

    private static boolean isAsciiLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static Optional<QueryTerm> ofChunk(String chunk, Set<String> common, Collection<PhoneNumber> phones) {
        String text = SearchText.trimmed(SearchText.fold(chunk));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Set<String> digits = new LinkedHashSet<>(SearchPhone.digitsOfTerm(chunk, phones));
        List<String> words = wordsOf(text, digits);
        String sequence = String.join(" ", words);
        List<TermSpelling> spellings = new ArrayList<>(List.of(new TermSpelling(text, false)));
        if (!sequence.equals(text)) {
            spellings.add(new TermSpelling(sequence, true));
        }
        Optional<String> joined = words.size() < 2 || !digits.isEmpty() ? Optional.empty() : JoinedNames.joined(text);
        joined.ifPresent(name -> spellings.add(new TermSpelling(name, true)));
        digits.addAll(common);
        List<String> mistyped = new ArrayList<>();
        if (PlainText.isSingleLine(text) && words.stream().anyMatch(QueryTerm::allowsTypingError)) {
            mistyped.add(sequence);
            joined.filter(QueryTerm::allowsTypingError).ifPresent(mistyped::add);
        }
        return Optional.of(new QueryTerm(spellings, List.copyOf(digits), mistyped));
    }

    /**
     * Returns the words of a term, or the term itself if its words are not compared. No lead contains a control
     * character or half a surrogate pair, and the words around it must not match. Digits with punctuation may be a
     * name, such as 24-7 or 2024-2025. But a phone number of short words, such as 01-23-45, is compared by its digits
     * only: no index has short words, so the search would read all leads.
     */
    private static List<String> wordsOf(String text, Set<String> digits) {
        if (!PlainText.isSingleLine(text)) {
            return List.of(text);
        }
        List<String> words = SearchText.wordsOf(text).toList();
        boolean isCompared = SearchPhone.hasTooFewDigits(digits)
                || words.stream().anyMatch(word -> word.codePointCount(0, word.length()) >= MIN_INDEXED_WORD);
        return isCompared ? words : List.of(text);
    }

    /** Returns the folded term as it was typed. */
    public String text() {
        return spellings.get(0).text();
    }

    /**
     * Returns the text that a search text contains if the term, as it was typed, is a whole word or field of it. The
     * other spellings are no better than {@link SearchRank#PREFIX}, so that {@code a@b.example} is before {@code
     * a@b.example.com}.
     */
    public String wholeWord() {
        return " " + text() + " ";
    }

    /** Returns true if {@code text} contains this term or has words that differ from it by one typing error. */
    public boolean matches(SearchText text) {
        return occursIn(text) || mistyped.stream().anyMatch(words -> isMistyped(words, text));
    }

    /** Returns true if {@code text} contains this term without a typing error. It runs for very many texts. */
    public boolean occursIn(SearchText text) {
        for (TermSpelling spelling : spellings) {
            if (text.words().contains(spelling.substring())) {
                return true;
            }
        }
        for (String part : digits) {
            if (text.phoneDigits().contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** Returns true if the term also finds words with one typing error. */
    public boolean allowsTypingError() {
        return !mistyped.isEmpty();
    }

    /**
     * Returns true if {@code word} of a query may have a typing error. It has at least {@value
     * #MIN_TYPING_ERROR_LETTERS} letters and at most {@value #MAX_TYPING_ERROR_LENGTH} letters and digits.
     */
    public static boolean allowsTypingError(String word) {
        return word.codePointCount(0, word.length()) <= MAX_TYPING_ERROR_LENGTH
                && word.codePoints().filter(SearchText::isLetter).count() >= MIN_TYPING_ERROR_LETTERS;
    }

    private static boolean isMistyped(String mistyped, SearchText text) {
        List<String> wanted = SearchText.chunksOf(mistyped).toList();
        List<String> words = text.singleWords().toList();
        return Stream.iterate(0, from -> from + wanted.size() <= words.size(), from -> from + 1)
                .anyMatch(from -> hasOneError(wanted, words.subList(from, from + wanted.size())));
    }

    /** Returns true if at most one word differs, and if that word differs by one typing error. */
    private static boolean hasOneError(List<String> wanted, List<String> words) {
        boolean hasError = false;
        for (int i = 0; i < wanted.size(); i++) {
            String word = wanted.get(i);
            if (!word.equals(words.get(i))) {
                if (hasError || !allowsTypingError(word) || !TypingErrors.isAtMostOne(words.get(i), word)) {
                    return false;
                }
                hasError = true;
            }
        }
        return true;
    }

    /**
     * Returns true if stores need deletion terms for {@code word} of a lead. Its length must be within one character
     * of the lengths of words that allow a typing error.
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
