package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.application.search.RequiredSubstrings;
import io.leadstone.application.search.TermParts;
import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.domain.search.TermSpelling;
import java.util.List;
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
 * @param parts short substrings of which the search text of each lead that matches otherwise than by digits contains at
 *     least one; empty if there are no such parts, and on a database with an index for searches. See {@link TermParts}
 * @param lookups the lookups of candidates, of which each match needs one; empty if the term is too short for n-grams,
 *     and on a database without n-gram hashes
 * @param isAddress true if the term is looked up as an email address, so that few leads match
 */
public record TermCondition(
        List<TermSpelling> spellings,
        String wholeWord,
        List<DigitsCondition> digits,
        List<MistypedCondition> mistyped,
        List<String> parts,
        List<HashLookup> lookups,
        boolean isAddress) {

    /** Returns the condition, with the parts and lookups that a search in this database uses. */
    public static TermCondition of(CompanyId companyId, QueryTerm term, DatabaseKind database) {
        boolean hasHashes = database.hasNgramHashes();
        List<HashLookup> address = hasHashes ? HashLookup.ofAddress(companyId, term) : List.of();
        return new TermCondition(
                term.spellings(),
                term.wholeWord(),
                term.digits().stream().map(DigitsCondition::of).toList(),
                term.mistyped().stream()
                        .map(text -> MistypedCondition.of(companyId, text, hasHashes))
                        .toList(),
                database.comparesAllLeads() ? TermParts.of(term) : List.of(),
                hasHashes && address.isEmpty() ? HashLookup.of(companyId, term) : address,
                !address.isEmpty());
    }

    /** Returns true if a lead can match only by the term itself or by a typing error of it, and by nothing else. */
    public boolean isPlainWord() {
        return spellings.size() == 1 && digits.isEmpty() && mistyped.size() == 1;
    }

    /** Returns true if one of the mistyped texts is one word, so that hashes can decide. */
    public boolean hasOneWordText() {
        return mistyped.stream().anyMatch(text -> text.wordHashes() != null);
    }

    /** Returns a value on which the text of a statement with this term depends. */
    public Object shape() {
        return List.of(
                spellings.size(),
                digits.size(),
                mistyped.stream().map(MistypedCondition::shape).toList(),
                parts.size(),
                lookups.stream().map(HashLookup::shape).toList(),
                isAddress);
    }

    @Override
    public String toString() {
        return "TermCondition[…]";
    }

    /** Digits, also after a blank and between blanks. */
    record DigitsCondition(String substring, String prefix, String whole) {

        static DigitsCondition of(String digits) {
            return new DigitsCondition(digits, " " + digits, " " + digits + " ");
        }

        @Override
        public String toString() {
            return "DigitsCondition[…]";
        }
    }

    /**
     * A text that a lead may have with one typing error.
     *
     * @param pattern a regular expression of the words that are one typing error away
     * @param required substrings. If the pattern matches, a lead contains the substrings of at least one element.
     * @param wordHashes the hashes of the text if it is one word. Each lead with one of them matches, and no other lead
     *     does. Null if the text has several words, and on a database without n-gram hashes
     */
    record MistypedCondition(
            String pattern,
            List<RequiredSubstrings> required,
            @Nullable NgramHashArray wordHashes) {

        /** Returns {@link #required} as patterns of {@code LIKE}, as one parameter. */
        public String[] requiredPatterns() {
            return required.stream()
                    .flatMap(substrings -> substrings.likePatterns().stream())
                    .toArray(String[]::new);
        }

        Object shape() {
            return List.of(
                    required.stream().map(substrings -> substrings.all().size()).toList(), wordHashes != null);
        }

        static MistypedCondition of(CompanyId companyId, String text, boolean hasHashes) {
            boolean isOneWord = SearchText.chunksOf(text).limit(2).count() == 1;
            return new MistypedCondition(
                    TypingErrorVariants.pattern(text),
                    TypingErrorVariants.substrings(text),
                    hasHashes && isOneWord ? new NgramHashArray(NgramHashes.ofTypingErrors(companyId, text)) : null);
        }

        @Override
        public String toString() {
            return "MistypedCondition[…]";
        }
    }
}
