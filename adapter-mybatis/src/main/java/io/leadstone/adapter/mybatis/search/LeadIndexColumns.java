package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which queries find the row of a lead. They are computed from the lead.
 *
 * @param liveEmailKey the email key; null for a deleted or an erased lead, which owns no email
 * @param search null if the stored values stay as they are
 */
public record LeadIndexColumns(
        @Nullable String liveEmailKey,
        NameSortKey lastNameKey,
        @Nullable SearchColumns search) {

    public static LeadIndexColumns of(LeadSnapshot lead) {
        return of(lead, SearchColumns.of(lead));
    }

    /** Returns the columns after a change. {@code search} is null if the change leaves the search text as it is. */
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

    /** The search text, and its n-gram hashes, which only PostgreSQL stores. */
    record SearchColumns(String words, String phoneDigits, NgramHashArray ngramHashes) {

        static SearchColumns of(LeadSnapshot lead) {
            SearchText text = SearchText.of(lead.details());
            return new SearchColumns(
                    text.words(), text.phoneDigits(), new NgramHashArray(NgramHashes.of(lead.companyId(), text)));
        }
    }
}
