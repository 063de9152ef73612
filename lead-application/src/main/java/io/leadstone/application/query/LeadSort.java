package io.leadstone.application.query;

import io.leadstone.domain.Coded;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchRank;
import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.Optional;

/** The order of a list of leads. Equal ones stand in the order of their ids, in the same direction, so that the order is total. */
public enum LeadSort implements Coded {
    /**
     * What a search found best comes first, by {@link io.leadstone.domain.search.SearchRank}, and of the same rank the newest. Of very many that
     * it finds only the newest {@link PageRequest#countTo()} are in the list. Where nothing is searched for, it is {@link #NEWEST}.
     */
    RELEVANCE("relevance"),
    NEWEST("-created_at"),
    OLDEST("created_at"),
    LAST_UPDATED("-updated_at"),
    FIRST_UPDATED("updated_at"),
    /** By last name without case and accents, by the numbers of its Unicode characters: the same on every store. */
    LAST_NAME("last_name"),
    LAST_NAME_DESCENDING("-last_name");

    /** The most characters of a name that count for the order. */
    public static final int NAME_KEY_LENGTH = 200;

    private final String code;

    LeadSort(String code) {
        this.code = code;
    }

    /** {@code relevance}, {@code created_at}, {@code updated_at} or {@code last_name}, after a {@code -} where it is descending. */
    @Override
    public String code() {
        return code;
    }

    /** Whether the greatest comes first; of the same rank, in the order of relevance. */
    public boolean isDescending() {
        return this == RELEVANCE || code.startsWith("-");
    }

    /** The place of {@code lead} in this order, among what {@code terms} find. */
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
            case LAST_NAME, LAST_NAME_DESCENDING -> nameKey(lead.details().lastName());
        };
        return new Cursor(code, List.of(key, lead.id().toString()));
    }

    /** The key that last names are ordered by; the empty text, which comes before all others, for a lead without one. */
    public static String nameKey(Optional<String> lastName) {
        String folded = lastName.map(SearchText::fold).orElse("");
        int end = Math.min(folded.length(), NAME_KEY_LENGTH);
        boolean splitsPair = end < folded.length() && Character.isHighSurrogate(folded.charAt(end - 1));
        return folded.substring(0, splitsPair ? end - 1 : end);
    }
}
