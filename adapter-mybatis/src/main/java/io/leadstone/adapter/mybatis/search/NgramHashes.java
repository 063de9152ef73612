package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a store looks a search up by in an index, in place of reading every lead: numbers, each of which stands for one company's leads
 * with the same few signs in a row, or with a word that differs in the same place. A lead that a search finds has the keys that the search
 * asks for; one that has those of signs in a row may still not be found, so what the index gives for them must be compared.
 *
 * <p>The company is in each number: leads of others are no more often met than any two numbers of 64 bits are the same by chance.
 */
public final class NgramHashes {

    private static final int SHORT = 3;
    private static final int LONG = 4;

    // What parts the kinds of keys, and the company from the text: no text of a key has these.
    private static final char WORDS = '\u0001';
    private static final char DIGITS = '\u0002';
    private static final char WHOLE = '\u0003';
    private static final char REST = '\u0004';

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private NgramHashes() {}

    /** All keys of a lead with {@code text}, each once, in ascending order. */
    public static long[] of(CompanyId companyId, SearchText text) {
        Numbers keys = new Numbers();
        addGrams(keys, start(companyId, WORDS), text.words());
        addGrams(keys, start(companyId, DIGITS), text.phoneDigits());
        long whole = start(companyId, WHOLE);
        long rest = start(companyId, REST);
        text.singleWords().filter(QueryTerm::hasDeletionTerms).map(Word::new).forEach(word -> {
            keys.add(word.key(whole));
            for (int i = 0; i < word.letters(); i++) {
                keys.add(word.keyWithout(i, in(rest, i)));
            }
        });
        return keys.distinct();
    }

    /** The keys of which a lead has all where the term stands in its words; none where the term is too short to ask for any. */
    public static long[] within(CompanyId companyId, QueryTerm term) {
        return grams(start(companyId, WORDS), term.text());
    }

    /** The same for the term's digits and the lead's phone number; empty where the term has none. */
    public static Optional<long[]> withinDigits(CompanyId companyId, QueryTerm term) {
        return term.digits().map(digits -> grams(start(companyId, DIGITS), digits));
    }

    /**
     * The keys of which a lead has at least one where one of its words is the term or a typing error away, and of which no other has any;
     * empty where nothing is forgiven.
     */
    public static Optional<long[]> near(CompanyId companyId, QueryTerm term) {
        if (!term.allowsTypingError()) {
            return Optional.empty();
        }
        Numbers keys = new Numbers();
        Word word = new Word(term.text());
        long whole = start(companyId, WHOLE);
        long rest = start(companyId, REST);
        int letters = word.letters();
        keys.add(word.key(whole));
        for (int i = 0; i < letters; i++) {
            keys.add(word.keyWithout(i, whole));
            keys.add(word.keyWithout(i, in(rest, i)));
        }
        for (int i = 0; i < letters - 1; i++) {
            keys.add(word.keySwapped(i, whole));
        }
        for (int i = 0; i <= letters; i++) {
            keys.add(word.key(in(rest, i)));
        }
        return Optional.of(keys.distinct());
    }

    /** What all keys of a kind begin with: the company's, and worked out once. */
    private static long start(CompanyId companyId, char kind) {
        String company = companyId.value();
        return (mixed(FNV_OFFSET, company, 0, company.length()) ^ kind) * FNV_PRIME;
    }

    /** What the keys of words begin with that differ from others in the letter in this place. */
    private static long in(long rest, int place) {
        return (rest ^ place) * FNV_PRIME;
    }

    /** Of four signs in a row as few as leave none out: to look up one more costs more than to compare what these give. */
    private static long[] grams(long start, String text) {
        Numbers keys = new Numbers();
        SearchText.chunksOf(text).map(Word::new).forEach(chunk -> {
            int last = chunk.letters() - LONG;
            for (int from = 0; from < last; from += LONG) {
                keys.add(chunk.key(from, from + LONG, start));
            }
            if (last >= 0) {
                keys.add(chunk.key(last, last + LONG, start));
            } else if (chunk.letters() == SHORT) {
                keys.add(chunk.key(start));
            }
        });
        return keys.distinct();
    }

    /** Every three signs in a row, and every four, which far fewer leads have. */
    private static void addGrams(Numbers keys, long start, String text) {
        addGrams(keys, start, text, SHORT);
        addGrams(keys, start, text, LONG);
    }

    /** Every so many signs in a row that no blank parts. */
    private static void addGrams(Numbers keys, long start, String text, int size) {
        int signs = 0;
        int first = 0;
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            i += Character.charCount(sign);
            if (SearchText.isBlank(sign)) {
                signs = 0;
                first = i;
            } else if (++signs >= size) {
                keys.add(spread(mixed(start, text, first, i)));
                first = text.offsetByCodePoints(first, 1);
            }
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

    /** A word of which parts are left out without writing it anew. */
    private static final class Word {

        private final String text;

        // Where each letter begins, and the end.
        private final int[] at;

        Word(String text) {
            this.text = text;
            at = new int[text.codePointCount(0, text.length()) + 1];
            for (int i = 1; i < at.length; i++) {
                at[i] = text.offsetByCodePoints(at[i - 1], 1);
            }
        }

        int letters() {
            return at.length - 1;
        }

        long key(long start) {
            return spread(mixed(start, text, 0, text.length()));
        }

        long key(int from, int to, long start) {
            return spread(mixed(start, text, at[from], at[to]));
        }

        long keyWithout(int letter, long start) {
            return spread(mixed(mixed(start, text, 0, at[letter]), text, at[letter + 1], text.length()));
        }

        /** Of the word with the letter and the next one swapped. */
        long keySwapped(int letter, long start) {
            int next = at[letter + 1];
            int end = at[letter + 2];
            long begin = mixed(start, text, 0, at[letter]);
            long swapped = mixed(mixed(begin, text, next, end), text, at[letter], next);
            return spread(mixed(swapped, text, end, text.length()));
        }
    }

    /** A list without a box for each number: every lead that is stored has some ninety. */
    private static final class Numbers {

        private long[] numbers = new long[128];
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
