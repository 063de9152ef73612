package io.leadstone.application.query;

import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchRank;
import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.Optional;

/** The order of a list of leads. Equal leads are ordered by id, in the same direction, so that the order is total. */
public enum LeadSort implements Coded {
    /**
     * Best match first, by {@link io.leadstone.domain.search.SearchRank}, then newest first. If a search matches more
     * than {@link PageRequest#countTo()} leads, only the newest of them are in the list. Without a search it is
     * {@link #NEWEST}.
     */
    RELEVANCE("relevance"),
    NEWEST("-created_at"),
    OLDEST("created_at"),
    LAST_UPDATED("-updated_at"),
    FIRST_UPDATED("updated_at"),
    /**
     * By last name without case and accents, in the order of Unicode code points. It is the same on every store. A lead
     * without a last name is sorted by its first name, as it is shown. Erased leads come first.
     */
    LAST_NAME("last_name"),
    LAST_NAME_DESCENDING("-last_name");

    /**
     * Maximum length of the sort key of a name, in UTF-16 code units. Further characters do not count for the order.
     */
    public static final int NAME_KEY_LENGTH = 200;

    private final String code;

    LeadSort(String code) {
        this.code = code;
    }

    /**
     * Returns {@code relevance}, {@code created_at}, {@code updated_at} or {@code last_name}, with a leading {@code -}
     * if the order is descending.
     */
    @Override
    public String code() {
        return code;
    }

    /** Returns true if the greatest item comes first. For relevance, this is the order among leads of the same rank. */
    public boolean isDescending() {
        return this == RELEVANCE || code.startsWith("-");
    }

    /** Returns the cursor after {@code lead} in this order. {@code terms} are the query terms of the list. */
    public Cursor after(LeadSnapshot lead, List<QueryTerm> terms) {
        if (this == RELEVANCE) {
            SearchRank rank = SearchRank.of(terms, SearchText.of(lead.details()));
            return new Cursor(
                    code,
                    List.of(rank.name(), lead.createdAt().toString(), lead.id().toString()));
        }
        String key = switch (this) {
            case RELEVANCE, NEWEST, OLDEST -> lead.createdAt().toString();
            case LAST_UPDATED, FIRST_UPDATED -> lead.updatedAt().toString();
            case LAST_NAME, LAST_NAME_DESCENDING -> nameSortKey(lead.details().sortedName());
        };
        return new Cursor(code, List.of(key, lead.id().toString()));
    }

    /**
     * Returns the sort key of the {@linkplain LeadDetails#sortedName name} of a lead. An erased lead has no name. It
     * has the empty key and comes first.
     */
    public static String nameSortKey(Optional<String> name) {
        String folded = name.map(SearchText::fold).orElse("");
        int end = Math.min(folded.length(), NAME_KEY_LENGTH);
        boolean splitsPair = end < folded.length() && Character.isHighSurrogate(folded.charAt(end - 1));
        return folded.substring(0, splitsPair ? end - 1 : end);
    }
}
