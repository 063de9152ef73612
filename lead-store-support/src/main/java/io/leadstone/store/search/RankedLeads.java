package io.leadstone.store.search;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.RankPosition;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransaction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The results of a search, ordered by rank and then newest first. Only their positions are held in memory. */
final class RankedLeads {

    private final LeadQuery query;
    private final List<RankPosition> positions = new ArrayList<>();
    private long found;

    private RankedLeads(LeadQuery query) {
        this.query = query;
    }

    /**
     * Ranks the newest {@link PageRequest#countTo()} of the leads that match.
     *
     * @param newest the leads that match the query, newest first
     */
    static RankedLeads of(Stream<LeadSnapshot> newest, LeadQuery query, PageRequest request) {
        RankedLeads ranked = new RankedLeads(query);
        List<QueryTerm> terms = query.terms();
        Iterator<LeadSnapshot> leads = newest.limit(request.rankLimit()).iterator();
        while (leads.hasNext()) {
            LeadSnapshot lead = leads.next();
            ranked.found++;
            if (ranked.positions.size() < request.countTo()) {
                ranked.positions.add(RankPosition.of(lead, terms));
            }
        }
        ranked.positions.sort(RankPosition.ORDER);
        return ranked;
    }

    /** Returns the requested page. */
    Page<LeadSnapshot> page(StoreTransaction transaction, CompanyId companyId, PageRequest request) {
        Optional<RankPosition> after = request.after().map(ListCursors.leadsByRelevance(query.terms())::read);
        List<LeadSnapshot> rows = positions.stream()
                .filter(position -> after.isEmpty() || RankPosition.ORDER.compare(position, after.get()) > 0)
                .skip(request.offset())
                .limit(request.limitPlusOne())
                .map(position -> LeadTable.find(transaction, companyId, new LeadId(position.id()))
                        .orElseThrow())
                .toList();
        return Page.of(rows, request, found, query::after);
    }
}
