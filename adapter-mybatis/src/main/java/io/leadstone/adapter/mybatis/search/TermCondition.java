package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.RequiredSubstrings;
import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query term as the mapper file needs it. The texts decide whether a lead matches. The hashes find the candidates on
 * PostgreSQL.
 *
 * @param spellings texts of which the search text of a lead may contain one
 * @param wholeWord the term as it was typed, between blanks
 * @param digits digits of which the phone digits of a lead may contain one; empty unless the term is part of a phone
 *     number
 * @param mistyped texts that a lead may have with one typing error
 * @param hashes null if the term is too short for n-grams
 */
public record TermCondition(
        List<TermSpelling> spellings,
        String wholeWord,
        List<DigitsCondition> digits,
        List<MistypedCondition> mistyped,
        @Nullable QueryTermHashes hashes) {

    public static TermCondition of(CompanyId companyId, QueryTerm term) {
        return new TermCondition(
                term.spellings(),
                term.wholeWord(),
                term.digits().stream().map(DigitsCondition::of).toList(),
                term.mistyped().stream()
                        .map(text -> MistypedCondition.of(companyId, text))
                        .toList(),
                QueryTermHashes.of(companyId, term));
    }

    /** Returns true if a lead can match only by the term itself or by a typing error of it, and by nothing else. */
    public boolean isPlainWord() {
        return spellings.size() == 1 && digits.isEmpty() && mistyped.size() == 1;
    }

    /** Digits, also after a blank and between blanks. */
    record DigitsCondition(String substring, String prefix, String whole) {

        static DigitsCondition of(String digits) {
            return new DigitsCondition(digits, " " + digits, " " + digits + " ");
        }
    }

    /**
     * A text that a lead may have with one typing error.
     *
     * @param pattern a regular expression of the words that are one typing error away
     * @param required substrings. If the pattern matches, a lead contains the substrings of at least one element.
     * @param hashes for each word that may have the error, its hashes. A lead that matches has at least one hash of
     *     each word.
     * @param isOneWord true if each lead with one of the hashes matches
     */
    record MistypedCondition(
            String pattern, List<RequiredSubstrings> required, List<NgramHashArray> hashes, boolean isOneWord) {

        static MistypedCondition of(CompanyId companyId, String text) {
            List<String> words = SearchText.chunksOf(text).toList();
            return new MistypedCondition(
                    TypingErrorVariants.pattern(text),
                    TypingErrorVariants.substrings(text),
                    words.stream()
                            .filter(QueryTerm::allowsTypingError)
                            .map(word -> new NgramHashArray(NgramHashes.ofTypingErrors(companyId, word)))
                            .toList(),
                    words.size() == 1);
        }
    }

    /**
     * The hashes of a query term. A lead that matches the term has all hashes of one of the arrays, or it matches a
     * mistyped text.
     */
    record QueryTermHashes(List<NgramHashArray> substrings) {

        static @Nullable QueryTermHashes of(CompanyId companyId, QueryTerm term) {
            List<NgramHashArray> arrays = Stream.concat(
                            term.spellings().stream().map(spelling -> NgramHashes.ofSubstring(companyId, spelling)),
                            term.digits().stream().map(digits -> NgramHashes.ofDigits(companyId, digits)))
                    .map(NgramHashArray::new)
                    .toList();
            return arrays.stream().anyMatch(NgramHashArray::isEmpty) ? null : new QueryTermHashes(arrays);
        }
    }
}
