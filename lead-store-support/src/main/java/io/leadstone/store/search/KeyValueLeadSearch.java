package io.leadstone.store.search;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.Listing;
import io.leadstone.store.table.StoreTransactions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@link LeadSearch} on a key-value backend. A list without filters reads the leads of its page. With filters or a search it reads the
 * leads of the company in the order of the list, until the page is full and the list is counted as far as the request says.
 */
public record KeyValueLeadSearch(StoreTransactions transactions) implements LeadSearch {

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        Listing<LeadSnapshot> leads = LeadTable.live(companyId, query.sort());
        return transactions.read(transaction -> {
            if (isUnfiltered(query)) {
                return leads.page(transaction, page);
            }
            Predicate<LeadSnapshot> matches = matching(query);
            return query.sort() == LeadSort.RELEVANCE
                    ? RankedLeads.of(leads.items(transaction).filter(matches), query, page)
                            .page(transaction, companyId, page)
                    : leads.page(transaction, page, matches);
        });
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return transactions.read(transaction -> LeadTable.deleted(companyId).page(transaction, page));
    }

    private static boolean isUnfiltered(LeadQuery query) {
        return query.equals(new LeadQuery(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                query.sort()));
    }

    private static Predicate<LeadSnapshot> matching(LeadQuery query) {
        List<SearchTerm> terms = query.terms();
        return lead -> matches(lead, query) && matches(lead, terms);
    }

    private static boolean matches(LeadSnapshot lead, LeadQuery query) {
        return (query.statuses().isEmpty() || query.statuses().contains(lead.status()))
                && (query.source().isEmpty()
                        || query.source().equals(lead.details().source()))
                && (query.agentId().isEmpty()
                        || query.agentId().equals(lead.details().agent()))
                && query.tag().map(lead.details().tags()::contains).orElse(true)
                && query.createdAfter()
                        .map(from -> !lead.createdAt().isBefore(from))
                        .orElse(true)
                && query.createdBefore().map(lead.createdAt()::isBefore).orElse(true);
    }

    private static boolean matches(LeadSnapshot lead, List<SearchTerm> terms) {
        SearchText text = SearchText.of(lead.details());
        return terms.stream().allMatch(term -> term.matches(text));
    }
}
