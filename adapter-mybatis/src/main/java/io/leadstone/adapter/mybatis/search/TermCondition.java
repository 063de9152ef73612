package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query term as the mapper file needs it. The texts decide whether a lead matches. The hashes find the candidates on
 * PostgreSQL.
 *
 * @param text matches at any place of the words of a lead
 * @param prefix the text after a blank, which matches the beginning of a word
 * @param wholeWord the text between blanks
 * @param digits the digits of the term, compared with the phone digits; null unless the term looks like a phone number.
 *     {@code digitsPrefix} and {@code wholeDigits} are the same after a blank and between blanks
 * @param typingErrorPattern a regular expression of words that are one typing error away; null if the term allows none
 * @param typingErrorParts texts of which a lead contains at least one if the pattern matches
 * @param hashes null if the term is too short for n-grams
 */
public record TermCondition(
        String text,
        String prefix,
        String wholeWord,
        @Nullable String digits,
        @Nullable String digitsPrefix,
        @Nullable String wholeDigits,
        @Nullable String typingErrorPattern,
        List<String> typingErrorParts,
        @Nullable QueryTermHashes hashes) {

    public static TermCondition of(CompanyId companyId, QueryTerm term) {
        return new TermCondition(
                term.text(),
                " " + term.text(),
                " " + term.text() + " ",
                term.digits().orElse(null),
                term.digits().map(digits -> " " + digits).orElse(null),
                term.digits().map(digits -> " " + digits + " ").orElse(null),
                TypingErrorVariants.pattern(term).orElse(null),
                TypingErrorVariants.substrings(term),
                QueryTermHashes.of(companyId, term));
    }

    /**
     * The hashes of a query term. A lead that matches the term has all hashes of {@code substring}, or all of {@code
     * digits}, or at least one of {@code typingErrors}.
     *
     * @param digits null if the term has no digits
     * @param typingErrors null if the term allows no typing error
     */
    record QueryTermHashes(
            NgramHashArray substring,
            @Nullable NgramHashArray digits,
            @Nullable NgramHashArray typingErrors) {

        static @Nullable QueryTermHashes of(CompanyId companyId, QueryTerm term) {
            NgramHashArray substring = new NgramHashArray(NgramHashes.ofSubstring(companyId, term));
            NgramHashArray digits = NgramHashes.ofDigits(companyId, term)
                    .map(NgramHashArray::new)
                    .orElse(null);
            boolean tooShort = substring.isEmpty() || (digits != null && digits.isEmpty());
            return tooShort
                    ? null
                    : new QueryTermHashes(
                            substring,
                            digits,
                            NgramHashes.ofTypingErrors(companyId, term)
                                    .map(NgramHashArray::new)
                                    .orElse(null));
        }
    }
}
