package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.FilterTerms;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The n-gram hashes of a lead and of a query term. PostgreSQL stores the hashes of a lead in an array and indexes the
 * array, so that a search needs not read all leads. There are five kinds of hashes:
 *
 * <ul>
 *   <li>of each sequence of four characters (n-gram) in the words of the lead, and in its phone digits;
 *   <li>of each sequence of three characters there, unless a {@linkplain #COMMON_NEXT common character} follows;
 *   <li>of each word;
 *   <li>of each word without one character, together with the position of that character (deletion hash);
 *   <li>of each filter term ({@link FilterTerms}).
 * </ul>
 *
 * <p>A lead that matches a query term has all hashes of the term's n-grams. The reverse is not true, because the
 * n-grams may be at different places of the text. So the text of each candidate must be compared. The hashes of words
 * need no such comparison: a lead has one of them if and only if a word matches.
 *
 * <p>Three characters of a query are looked up with each common character after them. That takes about forty lookups.
 * But each written lead has a quarter fewer hashes, and an update writes all of them.
 *
 * <p>Each hash includes the company, because a GIN index cannot begin with another column. Two different inputs have
 * the same hash only by chance, at 64 bits.
 */
public final class NgramHashes {

    private static final int SHORT_NGRAM = 3;
    private static final int LONG_NGRAM = 4;

    /** Characters that usually follow others in names, addresses and numbers. No character may be removed. */
    private static final String COMMON_NEXT = "abcdefghijklmnopqrstuvwxyz0123456789.-_@";

    /** An error may replace one of the letters that a word of a query needs. */
    private static final int MIN_LETTERS = QueryTerm.MIN_TYPING_ERROR_LETTERS - 1;

    // Each kind of hash has a control character between the company and the text. The text cannot contain it.
    private static final char WORDS = '\u0001';
    private static final char DIGITS = '\u0002';
    private static final char WHOLE_WORD = '\u0003';
    private static final char DELETION = '\u0004';
    private static final char FILTER = '\u0005';

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private NgramHashes() {}

    /** Returns the hashes of a lead with this search text, without duplicates, in ascending order. */
    public static long[] of(CompanyId companyId, SearchText text) {
        return of(companyId, text, Set.of());
    }

    /** Returns the hashes of a lead with this search text and these filter terms, without duplicates, in order. */
    static long[] of(CompanyId companyId, SearchText text, Set<String> filterTerms) {
        HashList hashes = new HashList();
        addFilterTerms(hashes, companyId, filterTerms);
        addNgrams(hashes, prefix(companyId, WORDS), text.words());
        addNgrams(hashes, prefix(companyId, DIGITS), text.phoneDigits());
        long wordPrefix = prefix(companyId, WHOLE_WORD);
        long deletionPrefix = prefix(companyId, DELETION);
        text.singleWords().filter(NgramHashes::canBeMistyped).map(Word::new).forEach(word -> {
            hashes.add(word.hash(wordPrefix));
            for (int i = 0; i < word.length(); i++) {
                hashes.add(word.deletionHash(i, atPosition(deletionPrefix, i)));
            }
        });
        return hashes.distinct();
    }

    /**
     * Returns hashes of n-grams of a spelling of a query term. A lead whose words contain the spelling has all of them.
     * The result is empty if the spelling has no word of four characters.
     */
    public static long[] ofSubstring(CompanyId companyId, TermSpelling spelling) {
        return longNgrams(prefix(companyId, WORDS), spelling.text());
    }

    /**
     * Returns one array of hashes for each word of three characters of a spelling. A lead whose words contain the
     * spelling has at least one hash of each array. The result is empty if {@link #ofSubstring} has hashes, which are
     * fewer.
     */
    public static List<long[]> ofShortWords(CompanyId companyId, TermSpelling spelling) {
        return shortNgrams(prefix(companyId, WORDS), spelling.text());
    }

    /**
     * Returns hashes of n-grams of digits. A lead whose phone number contains the digits has all of them. The result is
     * empty for less than four digits.
     */
    public static long[] ofDigits(CompanyId companyId, String digits) {
        return longNgrams(prefix(companyId, DIGITS), digits);
    }

    /**
     * Returns the hashes of three digits, as one array. A lead whose phone number contains the digits has at least one
     * of them. The result is empty for any other number of digits.
     */
    public static List<long[]> ofThreeDigits(CompanyId companyId, String digits) {
        return shortNgrams(prefix(companyId, DIGITS), digits);
    }

    /**
     * Returns the hashes of a word of a query and of its typing errors. A lead has at least one of them if and only if
     * one of its words is this word or is one typing error away.
     *
     * @param text a word that allows a typing error
     */
    public static long[] ofTypingErrors(CompanyId companyId, String text) {
        HashList hashes = new HashList();
        Word word = new Word(text);
        long wordPrefix = prefix(companyId, WHOLE_WORD);
        long deletionPrefix = prefix(companyId, DELETION);
        int length = word.length();
        hashes.add(word.hash(wordPrefix));
        for (int i = 0; i < length; i++) {
            // The term has one character too many, or a wrong one.
            hashes.add(word.deletionHash(i, wordPrefix));
            hashes.add(word.deletionHash(i, atPosition(deletionPrefix, i)));
        }
        for (int i = 0; i < length - 1; i++) {
            hashes.add(word.swappedHash(i, wordPrefix));
        }
        for (int i = 0; i <= length; i++) {
            // The term lacks a character at this position.
            hashes.add(word.hash(atPosition(deletionPrefix, i)));
        }
        return hashes.distinct();
    }

    /**
     * Returns the hash of a word of a query. A lead has it if and only if this is one of its words.
     *
     * @param text a word that allows a typing error
     */
    static long ofWord(CompanyId companyId, String text) {
        return new Word(text).hash(prefix(companyId, WHOLE_WORD));
    }

    /** Returns the hashes of filter terms. A lead has one of them if and only if it has one of the terms. */
    static long[] ofFilterTerms(CompanyId companyId, Set<String> terms) {
        HashList hashes = new HashList();
        addFilterTerms(hashes, companyId, terms);
        return hashes.distinct();
    }

    /** Returns true if a query may have this word of a lead with a typing error. It cannot if the word is a number. */
    private static boolean canBeMistyped(String word) {
        return QueryTerm.hasDeletionTerms(word)
                && word.codePoints()
                                .filter(character -> !Character.isDigit(character))
                                .count()
                        >= MIN_LETTERS;
    }

    private static void addFilterTerms(HashList hashes, CompanyId companyId, Set<String> terms) {
        long prefix = prefix(companyId, FILTER);
        terms.forEach(term -> hashes.add(finalizeHash(fnv1a(prefix, term, 0, term.length()))));
    }

    /** Returns the unfinished hash of the company and the kind. All hashes of the kind continue it. */
    private static long prefix(CompanyId companyId, char kind) {
        String company = companyId.value();
        return (fnv1a(FNV_OFFSET, company, 0, company.length()) ^ kind) * FNV_PRIME;
    }

    /** Returns the unfinished hash with which all deletion hashes for this position of the removed character begin. */
    private static long atPosition(long deletionPrefix, int position) {
        return (deletionPrefix ^ position) * FNV_PRIME;
    }

    /**
     * Returns the first n-gram of four characters of each chunk, every fifth one after it, and the last one. The
     * character between two of them is not looked up. Each further lookup would cost more than it saves in comparisons
     * of candidates.
     */
    private static long[] longNgrams(long prefix, String text) {
        HashList hashes = new HashList();
        SearchText.chunksOf(text).map(Word::new).forEach(chunk -> {
            int last = chunk.length() - LONG_NGRAM;
            for (int from = 0; from < last; from += LONG_NGRAM + 1) {
                hashes.add(chunk.hash(from, from + LONG_NGRAM, prefix));
            }
            if (last >= 0) {
                hashes.add(chunk.hash(last, last + LONG_NGRAM, prefix));
            }
        });
        return hashes.distinct();
    }

    /** Returns the hashes of each chunk of three characters, unless a chunk is longer and has an n-gram of four. */
    private static List<long[]> shortNgrams(long prefix, String text) {
        List<String> chunks = SearchText.chunksOf(text).toList();
        if (chunks.stream().anyMatch(chunk -> lengthOf(chunk) > SHORT_NGRAM)) {
            return List.of();
        }
        return chunks.stream()
                .filter(chunk -> lengthOf(chunk) == SHORT_NGRAM)
                .map(chunk -> shortNgram(prefix, chunk))
                .toList();
    }

    /** Returns the hashes of which a text with these three characters has one. */
    private static long[] shortNgram(long prefix, String characters) {
        HashList hashes = new HashList();
        long start = fnv1a(prefix, characters, 0, characters.length());
        hashes.add(finalizeHash(start));
        for (int i = 0; i < COMMON_NEXT.length(); i++) {
            hashes.add(finalizeHash(fnv1a(start, COMMON_NEXT, i, i + 1)));
        }
        return hashes.distinct();
    }

    private static int lengthOf(String chunk) {
        return chunk.codePointCount(0, chunk.length());
    }

    /**
     * Adds all n-grams of four characters without a blank. Those of three characters are added only where none of the
     * lookups for three characters finds the one of four: at the end of a word and before other characters.
     */
    private static void addNgrams(HashList hashes, long prefix, String text) {
        int length = 0;
        int start = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            if (SearchText.isBlank(character)) {
                length = 0;
                start = i;
            } else if (++length >= SHORT_NGRAM) {
                addNgrams(hashes, fnv1a(prefix, text, start, i), text, i);
                start = text.offsetByCodePoints(start, 1);
            }
        }
    }

    /** Adds the n-grams that begin with three characters. They end at {@code end} and have this unfinished hash. */
    private static void addNgrams(HashList hashes, long three, String text, int end) {
        int next = end < text.length() ? text.codePointAt(end) : ' ';
        if (!SearchText.isBlank(next)) {
            hashes.add(finalizeHash(fnv1a(three, text, end, end + Character.charCount(next))));
        }
        if (COMMON_NEXT.indexOf(next) < 0) {
            hashes.add(finalizeHash(three));
        }
    }

    /** Continues the FNV-1a hash {@code start} with the text, two bytes at a time. */
    private static long fnv1a(long start, String text, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /** Finishes a hash by the last step of MurmurHash3: each bit of the input affects each bit of the result. */
    private static long finalizeHash(long hash) {
        long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** A word that computes the hashes of its variants without creating their texts. */
    private static final class Word {

        private final String text;

        /** Offset of each character in {@link #text}, and at the end its length. */
        private final int[] offsets;

        Word(String text) {
            this.text = text;
            offsets = new int[text.codePointCount(0, text.length()) + 1];
            for (int i = 1; i < offsets.length; i++) {
                offsets[i] = text.offsetByCodePoints(offsets[i - 1], 1);
            }
        }

        int length() {
            return offsets.length - 1;
        }

        long hash(long prefix) {
            return finalizeHash(fnv1a(prefix, text, 0, text.length()));
        }

        /** Returns the hash of the characters from {@code from} to {@code to}, exclusive. */
        long hash(int from, int to, long prefix) {
            return finalizeHash(fnv1a(prefix, text, offsets[from], offsets[to]));
        }

        /** Returns the hash of the word without the character at {@code position}. */
        long deletionHash(int position, long prefix) {
            return finalizeHash(
                    fnv1a(fnv1a(prefix, text, 0, offsets[position]), text, offsets[position + 1], text.length()));
        }

        /** Returns the hash of the word with the characters at {@code position} and after it swapped. */
        long swappedHash(int position, long prefix) {
            int next = offsets[position + 1];
            int end = offsets[position + 2];
            long beginning = fnv1a(prefix, text, 0, offsets[position]);
            long swapped = fnv1a(fnv1a(beginning, text, next, end), text, offsets[position], next);
            return finalizeHash(fnv1a(swapped, text, end, text.length()));
        }
    }

    /** A list of primitive values. Each stored lead has about seventy hashes, so boxed values would cost too much. */
    private static final class HashList {

        private long[] values = new long[128];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        /** Returns the values without duplicates, in ascending order. */
        long[] distinct() {
            Arrays.sort(values, 0, size);
            int count = 0;
            for (int i = 0; i < size; i++) {
                if (count == 0 || values[count - 1] != values[i]) {
                    values[count++] = values[i];
                }
            }
            return Arrays.copyOf(values, count);
        }
    }
}
