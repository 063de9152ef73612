package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** Maximum number of lookups of two terms. Most terms have two: the term, and its typing errors. */
    private static final int MAX_LOOKUPS = 9;

    /** The spellings of an address: as it was typed, and its words in sequence. */
    private static final int MAX_SPELLINGS = 2;

    public HashLookup {
        any = List.copyOf(any);
    }

    /**
     * Returns the lookups of leads that match all terms: each lookup of the longest term together with each lookup of
     * the second longest one. The index then reads only the leads that have both, which are few even if one of the
     * terms is a frequent first name. Further terms, and those that are too short for n-grams, are only compared.
     *
     * @return empty if all terms are too short for n-grams
     */
    public static List<HashLookup> ofTerms(List<TermCondition> terms) {
        List<List<HashLookup>> longest = terms.stream()
                .filter(term -> !term.lookups().isEmpty())
                .sorted(Comparator.comparingInt(
                                (TermCondition term) -> term.wholeWord().length())
                        .reversed())
                .limit(2)
                .map(TermCondition::lookups)
                .toList();
        if (longest.isEmpty()) {
            return List.of();
        }
        List<HashLookup> first = longest.get(0);
        List<HashLookup> second = longest.get(longest.size() - 1);
        return longest.size() == 1 || first.size() * second.size() > MAX_LOOKUPS
                ? first
                : first.stream().flatMap(one -> second.stream().map(one::and)).toList();
    }

    private HashLookup and(HashLookup other) {
        return new HashLookup(
                all.and(other.all),
                Stream.concat(any.stream(), other.any.stream()).toList());
    }

    /**
     * Returns the lookups of a query term that is no {@linkplain #ofAddress address}. Each lead that matches the term
     * is a candidate of at least one of them. The result is empty if the term is too short for n-grams.
     */
    static List<HashLookup> of(CompanyId companyId, QueryTerm term) {
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

    /** Returns true if the lookup compares one array. */
    public boolean hasOneCondition() {
        return any.size() == (all.isEmpty() ? 1 : 0);
    }

    /** Returns a value on which the text of a statement with this lookup depends. */
    public Object shape() {
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
     * domain in common, so its hashes exclude few leads and take the most time.
     *
     * @return empty if the term is no address, if it also matches in another way, or if the part before the at sign is
     *     too short to exclude other leads
     */
    static List<HashLookup> ofAddress(CompanyId companyId, QueryTerm term) {
        int at = term.text().indexOf(AT);
        boolean hasOtherMatches = term.spellings().size() > MAX_SPELLINGS
                || term.mistyped().size() != 1
                || !term.digits().isEmpty();
        if (at < 0 || hasOtherMatches) {
            return List.of();
        }
        String beforeDomain = term.text().substring(0, at + 1);
        List<String> words = SearchText.wordsOf(beforeDomain).toList();
        List<String> mistyped =
                words.stream().filter(QueryTerm::allowsTypingError).toList();
        return switch (mistyped.size()) {
            case 0 -> List.of();
            case 1 -> ofOneName(companyId, beforeDomain, words, mistyped.get(0));
            default -> ofNames(companyId, mistyped);
        };
    }

    /**
     * Returns the lookups of an address with several words that may have the error. Very few leads have the longest
     * word, whose hash is looked up as a whole. N-grams would be in more leads, the more leads there are. The first
     * lookup is for leads that have this word. The second is for a typing error in it; then the other word is correct.
     *
     * <p>The longest word is not the first word of the address, so it is whole in each lead that contains the address.
     * The first word may be the end of a longer one there. Such a lead has each n-gram of it, and one is looked up.
     */
    private static List<HashLookup> ofNames(CompanyId companyId, List<String> words) {
        String longest = longest(words.subList(1, words.size()));
        String other = words.get(0);
        long[] otherWithErrors = LongStream.concat(
                        LongStream.of(NgramHashes.ofTypingErrors(companyId, other)),
                        LongStream.of(ofSubstring(companyId, other)).limit(1))
                .toArray();
        return List.of(
                of(new long[] {NgramHashes.ofWord(companyId, longest)}, List.of(otherWithErrors)),
                of(
                        new long[] {NgramHashes.ofWord(companyId, other)},
                        List.of(NgramHashes.ofTypingErrors(companyId, longest))));
    }

    private static String longest(List<String> words) {
        return words.stream().max(Comparator.comparingInt(String::length)).orElseThrow();
    }

    /**
     * Returns the lookups of an address with one word that may have the error. The first lookup is that of the address
     * as it was typed. The second is that of its words in sequence, with or without a typing error.
     */
    private static List<HashLookup> ofOneName(
            CompanyId companyId, String beforeDomain, List<String> words, String name) {
        List<String> exact = words.stream()
                .filter(word -> !QueryTerm.allowsTypingError(word))
                .toList();
        long[] unchanged = exact.stream()
                .flatMapToLong(word -> LongStream.of(ofSubstring(companyId, word)))
                .toArray();
        List<long[]> any = new ArrayList<>(List.of(NgramHashes.ofTypingErrors(companyId, name)));
        if (unchanged.length == 0) {
            // Short words have many hashes, so they are looked up only if there is no other word.
            exact.forEach(word -> any.addAll(NgramHashes.ofShortWords(companyId, new TermSpelling(word, false))));
        }
        boolean isSelective = unchanged.length > 0 || any.size() > 1;
        return isSelective
                ? List.of(of(ofSubstring(companyId, beforeDomain), List.of()), of(unchanged, any))
                : List.of();
    }

    private static long[] ofSubstring(CompanyId companyId, String text) {
        return NgramHashes.ofSubstring(companyId, new TermSpelling(text, false));
    }
}
