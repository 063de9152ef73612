package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a term of a search looks for, as the mapper file understands it: texts that decide, and keys by which an index gives all
 * leads that can be found. What is null is not asked for.
 *
 * @param words what stands somewhere in a lead's words, then what begins one, then what is a whole one
 * @param digits the same in its phone number, where the term is written like one
 * @param near a regular expression of what is one typing error away
 * @param nearParts of which one stands wherever that finds something
 * @param keys null where the term is too short for them
 */
public record TermCondition(
        String words,
        String wordsBegin,
        String wholeWord,
        @Nullable String digits,
        @Nullable String digitsBegin,
        @Nullable String wholeDigits,
        @Nullable String near,
        List<String> nearParts,
        @Nullable TermKeys keys) {

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
                TermKeys.of(companyId, term));
    }

    /**
     * A lead that the term finds has all keys of the first, or all of the second, or any of the third.
     *
     * @param digits null where the term has none
     * @param near null where nothing is forgiven
     */
    record TermKeys(
            NgramHashArray words,
            @Nullable NgramHashArray digits,
            @Nullable NgramHashArray near) {

        static @Nullable TermKeys of(CompanyId companyId, QueryTerm term) {
            NgramHashArray words = new NgramHashArray(NgramHashes.within(companyId, term));
            NgramHashArray digits = NgramHashes.withinDigits(companyId, term)
                    .map(NgramHashArray::new)
                    .orElse(null);
            boolean tooShort = words.isEmpty() || (digits != null && digits.isEmpty());
            return tooShort
                    ? null
                    : new TermKeys(
                            words,
                            digits,
                            NgramHashes.near(companyId, term)
                                    .map(NgramHashArray::new)
                                    .orElse(null));
        }
    }
}
