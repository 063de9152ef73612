package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One lookup of candidates in the index of {@link NgramHashes}. Each hash takes some microseconds, so a lookup has as
 * few as possible.
 *
 * @param all hashes of which a candidate has all; may be empty
 * @param any arrays of which a candidate has at least one hash each; may be empty if {@code all} is not
 */
public record HashLookup(NgramHashArray all, List<NgramHashArray> any) {

    private static final NgramHashArray NONE = new NgramHashArray(new long[0]);

    private static final char AT = '@';

    /** The spellings of an address: as it was typed, and its words in sequence. */
    private static final int MAX_SPELLINGS = 2;

    /** The minimum number of words before the at sign that exclude other leads. Many leads are an "info@". */
    private static final int MIN_SELECTIVE_WORDS = 2;

    public HashLookup {
        any = List.copyOf(any);
    }

    /**
     * Returns the lookups of a query term. Each lead that matches the term is a candidate of at least one of them. The
     * result is empty if the term is too short for n-grams.
     */
    static List<HashLookup> of(CompanyId companyId, QueryTerm term) {
        List<HashLookup> address = ofAddress(companyId, term);
        if (!address.isEmpty()) {
            return address;
        }
        List<HashLookup> lookups = new ArrayList<>(Stream.concat(
                        term.spellings().stream()
                                .map(spelling -> of(
                                        NgramHashes.ofSubstring(companyId, spelling),
                                        NgramHashes.ofShortWords(companyId, spelling))),
                        term.digits().stream()
                                .map(digits -> of(
                                        NgramHashes.ofDigits(companyId, digits),
                                        NgramHashes.ofThreeDigits(companyId, digits))))
                .toList());
        if (lookups.stream().anyMatch(HashLookup::isEmpty)) {
            return List.of();
        }
        term.mistyped().forEach(text -> lookups.add(ofTypingErrors(companyId, text)));
        return lookups;
    }

    private static HashLookup of(long[] all, List<long[]> any) {
        return new HashLookup(
                new NgramHashArray(all), any.stream().map(NgramHashArray::new).toList());
    }

    /** Returns a value on which the text of a statement with this lookup depends. */
    Object shape() {
        return List.of(all.isEmpty(), any.size());
    }

    private boolean isEmpty() {
        return all.isEmpty() && any.isEmpty();
    }

    /** Returns a lookup of the leads that have, for each word that may have the error, this word with or without it. */
    private static HashLookup ofTypingErrors(CompanyId companyId, String mistyped) {
        return new HashLookup(
                NONE,
                SearchText.chunksOf(mistyped)
                        .filter(QueryTerm::allowsTypingError)
                        .map(word -> new NgramHashArray(NgramHashes.ofTypingErrors(companyId, word)))
                        .toList());
    }

    /**
     * Returns the lookups of an email address. They need only the part before the at sign: very many leads have the
     * domain in common, so its hashes exclude few leads and take the most time. The first lookup is that of the address
     * as it was typed. The second is that of its words in sequence, with or without a typing error.
     *
     * @return empty if the term is no address, if it also matches in another way, or if the part before the at sign has
     *     only one word of three characters
     */
    private static List<HashLookup> ofAddress(CompanyId companyId, QueryTerm term) {
        int at = term.text().indexOf(AT);
        boolean hasOtherMatches = term.spellings().size() > MAX_SPELLINGS
                || term.mistyped().size() != 1
                || !term.digits().isEmpty();
        if (at < 0 || hasOtherMatches) {
            return List.of();
        }
        List<String> words = SearchText.wordsOf(term.text().substring(0, at)).toList();
        List<String> mistyped =
                words.stream().filter(QueryTerm::allowsTypingError).toList();
        List<String> exact = words.stream()
                .filter(word -> !QueryTerm.allowsTypingError(word))
                .toList();
        long[] unchanged = exact.stream()
                .flatMapToLong(word -> LongStream.of(ofSubstring(companyId, word)))
                .toArray();
        List<long[]> shortWords = exact.stream()
                .flatMap(word -> NgramHashes.ofShortWords(companyId, new TermSpelling(word, false)).stream())
                .toList();
        int selective = mistyped.size() + Math.min(unchanged.length + shortWords.size(), 1);
        if (mistyped.isEmpty() || selective < MIN_SELECTIVE_WORDS) {
            return List.of();
        }
        List<long[]> any = new ArrayList<>();
        mistyped.forEach(word -> any.addAll(NgramHashes.ofMistypedWord(companyId, word)));
        if (mistyped.size() + unchanged.length < MIN_SELECTIVE_WORDS) {
            // Short words have many hashes, so they are looked up only if the other words are not enough.
            any.addAll(shortWords);
        }
        long[] typed = ofSubstring(companyId, term.text().substring(0, at + 1));
        return List.of(of(typed, List.of()), of(unchanged, any));
    }

    private static long[] ofSubstring(CompanyId companyId, String text) {
        return NgramHashes.ofSubstring(companyId, new TermSpelling(text, false));
    }
}
