package io.leadstone.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a store looks a search up by in an index, in place of reading every lead: numbers, each of which stands for one company's leads
 * with the same three signs in a row, or with a word that is the same after a letter is left out. A lead that a search finds has the
 * keys that the search asks for; one that has them may still not be found, so what the index gives must be compared.
 *
 * <p>The company is in each number: leads of others are no more often met than any two numbers of 64 bits are the same by chance.
 */
public final class SearchKeys {

    private static final int GRAM = 3;

    // What parts the kinds of keys, and the company from the text: no text of a key has these.
    private static final char WORDS = '\u0001';
    private static final char DIGITS = '\u0002';
    private static final char NEAR = '\u0003';

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private SearchKeys() {}

    /** All keys of a lead with {@code text}, each once, in ascending order. */
    public static long[] of(CompanyId companyId, SearchText text) {
        LongStream within = keys(companyId, WORDS, grams(text.words()));
        LongStream digits = keys(companyId, DIGITS, grams(text.phoneDigits()));
        LongStream near = keys(
                companyId,
                NEAR,
                text.singleWords()
                        .filter(SearchTerm::isNearable)
                        .flatMap(word -> TypingErrors.deletions(word).stream()));
        return distinct(LongStream.concat(LongStream.concat(within, digits), near));
    }

    /** The keys of which a lead has all where the term stands in its words; none where the term is too short to ask for any. */
    public static long[] within(CompanyId companyId, SearchTerm term) {
        return distinct(keys(companyId, WORDS, grams(term.text())));
    }

    /** The same for the term's digits and the lead's phone number; empty where the term has none. */
    public static Optional<long[]> withinDigits(CompanyId companyId, SearchTerm term) {
        return term.digits().map(digits -> distinct(keys(companyId, DIGITS, grams(digits))));
    }

    /** The keys of which a lead has at least one where one of its words is a typing error away; empty where nothing is forgiven. */
    public static Optional<long[]> near(CompanyId companyId, SearchTerm term) {
        return Optional.of(term)
                .filter(SearchTerm::isForgiving)
                .map(word -> distinct(keys(companyId, NEAR, TypingErrors.deletions(word.text()).stream())));
    }

    /** The number of each of {@code texts}; what they begin with is the company's, and the same for all. */
    private static LongStream keys(CompanyId companyId, char kind, Stream<String> texts) {
        long start = (mixed(FNV_OFFSET, companyId.value()) ^ kind) * FNV_PRIME;
        return texts.mapToLong(text -> spread(mixed(start, text)));
    }

    /** Each once, in ascending order. */
    private static long[] distinct(LongStream keys) {
        long[] sorted = keys.sorted().toArray();
        int count = 0;
        for (long key : sorted) {
            if (count == 0 || sorted[count - 1] != key) {
                sorted[count++] = key;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Every three signs in a row that no blank parts. */
    private static Stream<String> grams(String text) {
        return SearchText.chunksOf(text).flatMap(chunk -> {
            int[] signs = chunk.codePoints().toArray();
            return IntStream.rangeClosed(0, signs.length - GRAM).mapToObj(i -> new String(signs, i, GRAM));
        });
    }

    /** Fowler, Noll and Vo's FNV-1a, two bytes at a time. */
    private static long mixed(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** The last step of MurmurHash3, which lets every bit reach every other. */
    private static long spread(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }
}
