package io.leadstone.domain.search;

import java.util.List;

/**
 * Rank of a match, the best first. All stores rank in the same way. The rank of a lead is the worst rank of all query
 * terms.
 */
public enum SearchRank {
    /** The term is a whole word, a whole field or a whole phone number. */
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
        if (occurs(" ", term, " ", text)) {
            return EXACT;
        }
        if (occurs(" ", term, "", text)) {
            return PREFIX;
        }
        return occurs("", term, "", text) ? WITHIN : NEAR;
    }

    private static boolean occurs(String before, QueryTerm term, String after, SearchText text) {
        return text.words().contains(before + term.text() + after)
                || term.digits()
                        .filter(digits -> text.phoneDigits().contains(before + digits + after))
                        .isPresent();
    }
}
