package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.search.NameSortKey;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * A lead and the stored values by which searches and sorted lists find it.
 *
 * @param text the stored search text, which older rules may have computed
 * @param filterTerms the stored filter terms; null if the lead has none, or was indexed by older rules
 * @param hasIndex false if a script marked the lead, so that its index terms or hashes must be computed again
 */
public record IndexedLeadRow(
        LeadSnapshot lead, SearchText text, @Nullable String filterTerms, NameSortKey lastNameKey, boolean hasIndex) {

    /** Returns true if the present rules compute the same values from the lead. */
    boolean isCurrent() {
        return hasIndex && LeadIndexColumns.of(lead).hasValues(text, filterTerms, lastNameKey);
    }

    @Override
    public String toString() {
        return "IndexedLeadRow[" + lead + "]";
    }
}
