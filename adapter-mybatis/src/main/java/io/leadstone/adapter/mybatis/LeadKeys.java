package io.leadstone.adapter.mybatis;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.SearchKeys;
import io.leadstone.domain.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * What a lead's row is found by, worked out from its state and never read back.
 *
 * @param liveEmailKey null for a deleted lead, which holds its email no more
 */
record LeadKeys(
        @Nullable String liveEmailKey,
        String searchWords,
        String phoneDigits,
        SearchKeyList searchKeys,
        NameKey lastNameKey) {

    static LeadKeys of(LeadSnapshot lead) {
        SearchText text = SearchText.of(lead.details());
        return new LeadKeys(
                lead.isDeleted() ? null : lead.details().email().key(),
                text.words(),
                text.phoneDigits(),
                SearchKeyList.of(SearchKeys.of(lead.companyId(), text)),
                new NameKey(LeadSort.nameKey(lead.details().lastName())));
    }
}
