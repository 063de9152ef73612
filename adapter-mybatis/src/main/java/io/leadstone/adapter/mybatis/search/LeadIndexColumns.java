package io.leadstone.adapter.mybatis.search;

import io.leadstone.application.query.LeadSort;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The columns by which queries find the row of a lead. They are computed from the lead.
 *
 * @param liveEmailKey the email key; null for a deleted or an erased lead, which owns no email
 * @param emailKeyRule the rule of the email key; null without a key
 * @param keepsEmailKey true if an update leaves the stored key and rule as they are
 * @param search null if the stored values stay as they are
 */
public record LeadIndexColumns(
        @Nullable String liveEmailKey,
        @Nullable String emailKeyRule,
        boolean keepsEmailKey,
        NameSortKey lastNameKey,
        @Nullable SearchColumns search) {

    public static LeadIndexColumns of(LeadSnapshot lead) {
        return of(lead, false, SearchColumns.of(lead));
    }

    /** Returns the columns after a change. {@code search} is null if the change leaves its values as they are. */
    public static LeadIndexColumns of(LeadChange change) {
        return of(
                change.after(),
                change.keepsEmailKey(),
                LeadIndexTerms.changesSearch(change) ? SearchColumns.of(change.after()) : null);
    }

    private static LeadIndexColumns of(LeadSnapshot lead, boolean keepsEmailKey, @Nullable SearchColumns search) {
        return new LeadIndexColumns(
                lead.liveEmailKey().orElse(null),
                lead.liveEmailRule().orElse(null),
                keepsEmailKey,
                new NameSortKey(LeadSort.nameSortKey(lead.details().sortedName())),
                search);
    }

    /** Returns true if these columns contain this search text, these filter terms and this sort key. */
    public boolean hasValues(SearchText text, @Nullable String filterTerms, NameSortKey sortKey) {
        return search != null
                && search.words().equals(text.words())
                && search.phoneDigits().equals(text.phoneDigits())
                && Objects.equals(search.filterTerms(), filterTerms)
                && lastNameKey.equals(sortKey);
    }

    /**
     * The search text, the filter terms, and the hashes of both, which only PostgreSQL computes and stores.
     *
     * @param filterTerms the filter terms, each between blanks; null if there are none
     */
    record SearchColumns(
            String words, String phoneDigits, @Nullable String filterTerms, NgramHashArray ngramHashes) {

        static SearchColumns of(LeadSnapshot lead) {
            SearchText text = SearchText.of(lead.details());
            SortedSet<String> terms = FilterTerms.of(lead.details());
            return new SearchColumns(
                    text.words(),
                    text.phoneDigits(),
                    terms.isEmpty() ? null : FilterTerms.text(terms),
                    new NgramHashArray(() -> NgramHashes.of(lead.companyId(), text, terms)));
        }
    }
}
