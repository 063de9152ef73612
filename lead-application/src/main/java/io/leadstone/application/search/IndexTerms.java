package io.leadstone.application.search;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Index terms of leads, for stores with an ordered index. The index lists each lead under its terms, so that a search
 * reads few leads instead of all. The terms of the words and the phone number are suffix terms. If a query term occurs
 * in a lead, it is a prefix of a suffix term, and so is each part of a long query term. Therefore the store reads a
 * range of the index. The leads that it finds are candidates: a lead that the search matches always has the requested
 * terms, but a lead with these terms may not match.
 *
 * <p>Terms are ordered by Unicode code points, which is the order of their bytes in UTF-8. A term has at most
 * {@value #MAX_CHARACTERS} characters. Index terms are personal data, like the texts that they come from.
 */
public final class IndexTerms {

    /** Maximum length of an index term, in Unicode code points. The first of them is its kind. */
    public static final int MAX_CHARACTERS = 9;

    private static final int MIN_TEXT = 3;
    private static final int MAX_TEXT = MAX_CHARACTERS - 1;

    // The first character of an index term is its kind.
    private static final String WORDS = "w";
    private static final String DIGITS = "d";
    private static final String DELETIONS = "n";

    private IndexTerms() {}

    /**
     * The range of all index terms with a common prefix.
     *
     * @param from the prefix; it is the first term of the range, inclusive
     * @param to the end of the range, exclusive
     */
    public record Range(String from, String to) {

        /** Returns the common prefix of the terms. The range contains all terms with this prefix. */
        public String prefix() {
            return from;
        }

        /** Returns the prefix without its first character, the kind. The rest is a part of the query term. */
        public String text() {
            return from.substring(1);
        }

        @Override
        public String toString() {
            return "Range[…]";
        }

        static Range ofPrefix(String prefix) {
            return new Range(prefix, after(prefix));
        }

        /** Returns the smallest text, by code points, that is greater than all texts with this prefix. */
        private static String after(String prefix) {
            int last = prefix.codePointBefore(prefix.length());
            String rest = prefix.substring(0, prefix.length() - Character.charCount(last));
            if (last == Character.MAX_CODE_POINT) {
                return after(rest);
            }
            // Surrogates are no characters.
            return rest
                    + Character.toString(last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1);
        }
    }

    /** Returns all index terms of a lead with {@code text}. */
    public static SortedSet<String> of(SearchText text) {
        NavigableSet<String> suffixes = new TreeSet<>();
        suffixes(text.words()).forEach(suffix -> suffixes.add(WORDS + suffix));
        suffixes(text.phoneDigits()).forEach(suffix -> suffixes.add(DIGITS + suffix));
        NavigableSet<String> terms = withoutPrefixes(suffixes);
        text.singleWords()
                .filter(QueryTerm::hasDeletionTerms)
                .flatMap(IndexTerms::deletionTerms)
                .forEach(terms::add);
        return Collections.unmodifiableSortedSet(terms);
    }

    /**
     * Returns the ranges of suffix terms for the words of a lead, for each spelling of the query term. If the words of
     * a lead contain a spelling, the lead has an index term in each of its ranges. So a store may read only the range
     * with the fewest leads.
     *
     * @return an empty list for a spelling that is too short for the index
     */
    public static List<List<Range>> suffixRanges(QueryTerm term) {
        return term.spellings().stream()
                .map(spelling -> ranges(WORDS, spelling.text()))
                .toList();
    }

    /**
     * Returns the ranges of suffix terms for the digits of a lead's phone number, for each of the query term's digits,
     * like {@link #suffixRanges}.
     */
    public static List<List<Range>> digitRanges(QueryTerm term) {
        return term.digits().stream().map(digits -> ranges(DIGITS, digits)).toList();
    }

    /**
     * Returns the deletion terms of the words of the query term that may have a typing error, for each of its mistyped
     * texts. A lead with words that are one typing error away has at least one deletion term of each word.
     */
    public static List<List<SortedSet<String>>> deletions(QueryTerm term) {
        return term.mistyped().stream()
                .map(text -> SearchText.chunksOf(text)
                        .filter(QueryTerm::allowsTypingError)
                        .map(IndexTerms::sortedDeletionTerms)
                        .toList())
                .toList();
    }

    private static SortedSet<String> sortedDeletionTerms(String word) {
        return deletionTerms(word).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns, for each character, the suffix term that begins with it: the text up to the next blank, but at most
     * {@value #MAX_TEXT} characters of it.
     */
    private static Stream<String> suffixes(String text) {
        return SearchText.chunksOf(text).flatMap(chunk -> {
            int[] characters = chunk.codePoints().toArray();
            return IntStream.rangeClosed(0, characters.length - MIN_TEXT)
                    .mapToObj(from -> new String(characters, from, Math.min(MAX_TEXT, characters.length - from)));
        });
    }

    /**
     * Removes each term that is a prefix of another term. Any range that contains the shorter term also contains the
     * longer one. The set is sorted, so a comparison of each term with the next one is enough.
     */
    private static NavigableSet<String> withoutPrefixes(NavigableSet<String> terms) {
        return terms.stream()
                .filter(term -> {
                    String next = terms.higher(term);
                    return next == null || !next.startsWith(term);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Returns the ranges of a text. A text that is longer than an index term gives several overlapping parts, because
     * many leads may have a word with its first part.
     */
    private static List<Range> ranges(String kind, String text) {
        List<Range> ranges = new ArrayList<>();
        SearchText.chunksOf(text).forEach(chunk -> {
            int[] characters = chunk.codePoints().toArray();
            int last = characters.length - MAX_TEXT;
            if (characters.length >= MIN_TEXT && last <= 0) {
                ranges.add(Range.ofPrefix(kind + chunk));
            }
            for (int from = 0; from < last; from += MAX_TEXT / 2) {
                ranges.add(Range.ofPrefix(kind + new String(characters, from, MAX_TEXT)));
            }
            if (last > 0) {
                ranges.add(Range.ofPrefix(kind + new String(characters, last, MAX_TEXT)));
            }
        });
        return List.copyOf(ranges);
    }

    /**
     * Returns the deletion terms of a word. A long deletion is shortened to its first and last characters: then the
     * deletions in the middle of a long word have one term, and words with the same beginning have different terms.
     * Deletions shorter than {@value #MIN_TEXT} characters are omitted; no word that allows a typing error has them.
     */
    private static Stream<String> deletionTerms(String word) {
        return TypingErrorVariants.deletions(word).stream()
                .map(deletion -> deletion.codePoints().toArray())
                .filter(characters -> characters.length >= MIN_TEXT)
                .map(characters -> DELETIONS + shortened(characters));
    }

    private static String shortened(int[] characters) {
        if (characters.length <= MAX_TEXT) {
            return new String(characters, 0, characters.length);
        }
        int half = MAX_TEXT / 2;
        return new String(characters, 0, half) + new String(characters, characters.length - half, half);
    }
}
