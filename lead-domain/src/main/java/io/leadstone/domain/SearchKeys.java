package io.leadstone.domain;

import java.util.Arrays;
import java.util.Optional;

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
        Numbers keys = new Numbers();
        addGrams(keys, start(companyId, WORDS), text.words());
        addGrams(keys, start(companyId, DIGITS), text.phoneDigits());
        long near = start(companyId, NEAR);
        text.singleWords().filter(SearchTerm::isNearable).forEach(word -> addDeletions(keys, near, word));
        return keys.distinct();
    }

    /** The keys of which a lead has all where the term stands in its words; none where the term is too short to ask for any. */
    public static long[] within(CompanyId companyId, SearchTerm term) {
        return grams(start(companyId, WORDS), term.text());
    }

    /** The same for the term's digits and the lead's phone number; empty where the term has none. */
    public static Optional<long[]> withinDigits(CompanyId companyId, SearchTerm term) {
        return term.digits().map(digits -> grams(start(companyId, DIGITS), digits));
    }

    /** The keys of which a lead has at least one where one of its words is a typing error away; empty where nothing is forgiven. */
    public static Optional<long[]> near(CompanyId companyId, SearchTerm term) {
        if (!term.isForgiving()) {
            return Optional.empty();
        }
        Numbers keys = new Numbers();
        addDeletions(keys, start(companyId, NEAR), term.text());
        return Optional.of(keys.distinct());
    }

    /** What all keys of a kind begin with: the company's, and worked out once. */
    private static long start(CompanyId companyId, char kind) {
        String company = companyId.value();
        return (mixed(FNV_OFFSET, company, 0, company.length()) ^ kind) * FNV_PRIME;
    }

    private static long[] grams(long start, String text) {
        Numbers keys = new Numbers();
        addGrams(keys, start, text);
        return keys.distinct();
    }

    /** Every three signs in a row that no blank parts. */
    private static void addGrams(Numbers keys, long start, String text) {
        int signs = 0;
        int first = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            i += Character.charCount(sign);
            if (SearchText.isBlank(sign)) {
                signs = 0;
                first = i;
            } else if (++signs >= GRAM) {
                keys.add(spread(mixed(start, text, first, i)));
                first = text.offsetByCodePoints(first, 1);
            }
        }
    }

    private static void addDeletions(Numbers keys, long start, String word) {
        for (String deletion : TypingErrors.deletions(word)) {
            keys.add(spread(mixed(start, deletion, 0, deletion.length())));
        }
    }

    /** Fowler, Noll and Vo's FNV-1a, two bytes at a time. */
    private static long mixed(long start, String text, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
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

    /** A list without a box for each number: every lead that is stored has some fifty. */
    private static final class Numbers {

        private long[] numbers = new long[64];
        private int size;

        void add(long number) {
            if (size == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * size);
            }
            numbers[size++] = number;
        }

        /** Each once, in ascending order. */
        long[] distinct() {
            Arrays.sort(numbers, 0, size);
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (count == 0 || numbers[count - 1] != numbers[i]) {
                    numbers[count++] = numbers[i];
                }
            }
            return Arrays.copyOf(numbers, count);
        }
    }
}
