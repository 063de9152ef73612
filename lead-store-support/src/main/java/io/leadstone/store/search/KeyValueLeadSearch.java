package io.leadstone.store.search;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.Listing;
import io.leadstone.store.table.StoreTransactions;

/**
 * {@link LeadSearch} on a key-value backend. A list without filters reads the leads of its page. With filters or a
 * search text, it reads the leads of the company in the order of the list. It stops when the page is full and enough
 * leads are counted.
 */
public record KeyValueLeadSearch(StoreTransactions transactions) implements LeadSearch {

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        Listing<LeadSnapshot, ?> leads = LeadTable.live(companyId, query.sort());
        return transactions.read(transaction -> {
            if (isUnfiltered(query)) {
                return leads.page(transaction, page);
            }
            return query.sort() == LeadSort.RELEVANCE
                    ? RankedLeads.of(leads.items(transaction).filter(query.matcher()), query, page)
                            .page(transaction, companyId, page)
                    : leads.page(transaction, page, query.matcher());
        });
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return transactions.read(transaction -> LeadTable.deleted(companyId).page(transaction, page));
    }

    private static boolean isUnfiltered(LeadQuery query) {
        return query.filter().equals(LeadFilter.ALL) && query.search().isEmpty();
    }
}
