package io.leadstone.application.search;

import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a store looks a search up by in an index that keeps its entries in order, in place of reading every lead: short texts, under
 * which a lead stands in the company's part of the index. What stands somewhere in a lead begins one of its pieces, so that a term asks
 * for a range of them, and what is met there is nearly what is found, however many leads there are. It must be compared all the same: a
 * lead that a search finds has the pieces that the search asks for; one that has them may still not be found.
 *
 * <p>The order is that of the signs' numbers (Unicode code points), which is the order of the bytes in UTF-8. A piece has at most
 * {@value #MAX_CHARACTERS} signs. A lead's pieces are as personal as what they are made of.
 */
public final class IndexTerms {

    /** How many signs the longest piece has. */
    public static final int MAX_CHARACTERS = 9;

    private static final int MIN_TEXT = 3;
    private static final int MAX_TEXT = MAX_CHARACTERS - 1;

    // The first sign of a piece tells its kind.
    private static final String WORDS = "w";
    private static final String DIGITS = "d";
    private static final String NEAR = "n";

    private IndexTerms() {}

    /**
     * The pieces of which a lead that is found has one: those that begin alike.
     *
     * @param from the first that may be one of them, which is what all of them begin with
     * @param to the first after them, none of them itself
     */
    public record Range(String from, String to) {

        /** What the pieces begin with, and none besides. */
        public String prefix() {
            return from;
        }

        /** The part of the term that is looked up. */
        public String text() {
            return from.substring(1);
        }

        @Override
        public String toString() {
            return "Range[…]";
        }

        static Range beginningWith(String beginning) {
            return new Range(beginning, after(beginning));
        }

        /** The first text, in the order of the signs' numbers, that is greater than all that begin so. */
        private static String after(String beginning) {
            int last = beginning.codePointBefore(beginning.length());
            String rest = beginning.substring(0, beginning.length() - Character.charCount(last));
            if (last == Character.MAX_CODE_POINT) {
                return after(rest);
            }
            // Halves of surrogate pairs are no signs.
            return rest
                    + Character.toString(last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1);
        }
    }

    /** All pieces of a lead with {@code text}. */
    public static SortedSet<String> of(SearchText text) {
        NavigableSet<String> endings = new TreeSet<>();
        suffixes(text.words()).forEach(ending -> endings.add(WORDS + ending));
        suffixes(text.phoneDigits()).forEach(ending -> endings.add(DIGITS + ending));
        NavigableSet<String> pieces = withoutPrefixes(endings);
        text.singleWords()
                .filter(QueryTerm::isNearable)
                .flatMap(IndexTerms::deletionTerms)
                .forEach(pieces::add);
        return Collections.unmodifiableSortedSet(pieces);
    }

    /**
     * Where the term stands in the words of a lead, the lead has a piece in each of these ranges, so that a store may ask for the one
     * that holds the fewest; none where the term is too short to ask for any.
     */
    public static List<Range> suffixRanges(QueryTerm term) {
        return ranges(WORDS, term.text());
    }

    /** The same for the term's digits and the lead's phone number; empty where the term has none. */
    public static Optional<List<Range>> digitRanges(QueryTerm term) {
        return term.digits().map(digits -> ranges(DIGITS, digits));
    }

    /** The pieces of which a lead has at least one where one of its words is a typing error away; empty where nothing is forgiven. */
    public static Optional<SortedSet<String>> deletions(QueryTerm term) {
        return Optional.of(term)
                .filter(QueryTerm::isForgiving)
                .map(word -> deletionTerms(word.text()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What stands from each sign on to the next blank, as far as a piece reaches. */
    private static Stream<String> suffixes(String text) {
        return SearchText.chunksOf(text).flatMap(chunk -> {
            int[] signs = chunk.codePoints().toArray();
            return IntStream.rangeClosed(0, signs.length - MIN_TEXT)
                    .mapToObj(from -> new String(signs, from, Math.min(MAX_TEXT, signs.length - from)));
        });
    }

    /** What begins another piece is found by that one. In order, the next one begins so if any does. */
    private static NavigableSet<String> withoutPrefixes(NavigableSet<String> pieces) {
        return pieces.stream()
                .filter(piece -> {
                    String next = pieces.higher(piece);
                    return next == null || !next.startsWith(piece);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A text longer than a piece is asked for in parts that overlap: its beginning may be one that many share. */
    private static List<Range> ranges(String kind, String text) {
        List<Range> ranges = new ArrayList<>();
        SearchText.chunksOf(text).forEach(chunk -> {
            int[] signs = chunk.codePoints().toArray();
            int last = signs.length - MAX_TEXT;
            if (signs.length >= MIN_TEXT && last <= 0) {
                ranges.add(Range.beginningWith(kind + chunk));
            }
            for (int from = 0; from < last; from += MAX_TEXT / 2) {
                ranges.add(Range.beginningWith(kind + new String(signs, from, MAX_TEXT)));
            }
            if (last > 0) {
                ranges.add(Range.beginningWith(kind + new String(signs, last, MAX_TEXT)));
            }
        });
        return List.copyOf(ranges);
    }

    /**
     * Of a long deletion, both ends: those of a long word that lack a letter in the middle have the same, and words that begin alike
     * have not. Deletions shorter than {@value #MIN_TEXT} signs are left out: a word that is forgiven has none.
     */
    private static Stream<String> deletionTerms(String word) {
        return TypingErrorVariants.deletions(word).stream()
                .map(deletion -> deletion.codePoints().toArray())
                .filter(signs -> signs.length >= MIN_TEXT)
                .map(signs -> NEAR + (signs.length <= MAX_TEXT ? new String(signs, 0, signs.length) : ends(signs)));
    }

    private static String ends(int[] signs) {
        int half = MAX_TEXT / 2;
        return new String(signs, 0, half) + new String(signs, signs.length - half, half);
    }
}
