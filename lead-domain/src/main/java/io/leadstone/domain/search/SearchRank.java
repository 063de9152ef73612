package io.leadstone.domain.search;

import java.util.List;

/**
 * Rank of a match, the best first. All stores rank in the same way. The rank of a lead is the worst rank of all query
 * terms.
 */
public enum SearchRank {
    /** The term as it was typed is a whole word, a whole field or a whole phone number. */
    EXACT,
    /** The term is a prefix of a word, field or phone number. */
    PREFIX,
    /** The term is a substring of a word, field or phone number. */
    WITHIN,
    /** A word differs from the term by one typing error. */
    NEAR;

    /** Returns the rank of {@code text}, which must match all {@code terms}; {@link #EXACT} if there are none. */
    public static SearchRank of(List<QueryTerm> terms, SearchText text) {
        SearchRank worst = EXACT;
        for (QueryTerm term : terms) {
            SearchRank rank = of(term, text);
            worst = rank.compareTo(worst) > 0 ? rank : worst;
        }
        return worst;
    }

    private static SearchRank of(QueryTerm term, SearchText text) {
        if (text.words().contains(term.wholeWord()) || hasDigits(term, " ", " ", text)) {
            return EXACT;
        }
        if (hasPrefix(term, text) || hasDigits(term, " ", "", text)) {
            return PREFIX;
        }
        return term.occursIn(text) ? WITHIN : NEAR;
    }

    private static boolean hasPrefix(QueryTerm term, SearchText text) {
        return term.spellings().stream().map(TermSpelling::prefix).anyMatch(text.words()::contains);
    }

    private static boolean hasDigits(QueryTerm term, String before, String after, SearchText text) {
        return term.digits().stream().anyMatch(digits -> text.phoneDigits().contains(before + digits + after));
    }
}
