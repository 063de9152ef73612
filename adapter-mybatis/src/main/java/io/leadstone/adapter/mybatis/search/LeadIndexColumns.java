package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's row is found by, worked out from its state and never read back.
 *
 * @param liveEmailKey null for a deleted or an erased lead, which holds no email
 * @param search null where it stays as it is
 */
public record LeadIndexColumns(
        @Nullable String liveEmailKey,
        NameSortKey lastNameKey,
        @Nullable SearchColumns search) {

    public static LeadIndexColumns of(LeadSnapshot lead) {
        return of(lead, SearchColumns.of(lead));
    }

    /** What the change writes anew. */
    public static LeadIndexColumns of(LeadChange change) {
        return of(change.after(), LeadIndexTerms.changesSearchText(change) ? SearchColumns.of(change.after()) : null);
    }

    private static LeadIndexColumns of(LeadSnapshot lead, @Nullable SearchColumns search) {
        return new LeadIndexColumns(
                lead.liveEmailKey().orElse(null),
                new NameSortKey(LeadSort.nameSortKey(lead.details().lastName())),
                search);
    }

    /** Returns true if these columns contain this search text and this sort key. */
    public boolean hasValues(SearchText text, NameSortKey sortKey) {
        return search != null
                && search.words().equals(text.words())
                && search.phoneDigits().equals(text.phoneDigits())
                && lastNameKey.equals(sortKey);
    }

    /** What a search looks at, and on PostgreSQL what it is looked up by. */
    record SearchColumns(String words, String phoneDigits, NgramHashArray keys) {

        static SearchColumns of(LeadSnapshot lead) {
            SearchText text = SearchText.of(lead.details());
            return new SearchColumns(
                    text.words(), text.phoneDigits(), new NgramHashArray(NgramHashes.of(lead.companyId(), text)));
        }
    }
}
