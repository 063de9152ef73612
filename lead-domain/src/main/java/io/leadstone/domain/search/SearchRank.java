package io.leadstone.domain.search;

import java.util.List;

/** How well a search found a lead, the best first. All stores rank alike; a lead is ranked by that of its words that did worst. */
public enum SearchRank {
    /** It is a whole word, a whole field, or a whole phone number. */
    EXACT,
    /** It begins one. */
    PREFIX,
    /** It stands somewhere within. */
    WITHIN,
    /** A word differs from it by one typing error. */
    NEAR;

    /** The rank of {@code text} among what {@code terms} find, if it is found at all; {@code EXACT} without any. */
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
