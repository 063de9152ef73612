package io.leadstone.store.search;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchRank;
import io.leadstone.domain.search.SearchTerm;
import io.leadstone.domain.search.SearchText;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.Listing;
import io.leadstone.store.table.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The leads that a search found, by rank, and those of the same rank newest first. Only their positions are held in memory. */
final class RankedLeads {

    private final LeadQuery query;
    private final List<Position> positions = new ArrayList<>();
    private long found;

    private RankedLeads(LeadQuery query) {
        this.query = query;
    }

    /**
     * Ranks the newest {@link PageRequest#countTo()} leads of those that were found.
     *
     * @param newest the leads that the query describes, newest first
     */
    static RankedLeads of(Stream<LeadSnapshot> newest, LeadQuery query, PageRequest request) {
        RankedLeads ranked = new RankedLeads(query);
        List<SearchTerm> terms = query.terms();
        Iterator<LeadSnapshot> leads = newest.limit(request.countLimit()).iterator();
        while (leads.hasNext()) {
            LeadSnapshot lead = leads.next();
            ranked.found++;
            if (ranked.positions.size() < request.countTo()) {
                ranked.positions.add(Position.of(lead, terms));
            }
        }
        ranked.positions.sort(Position.ORDER);
        return ranked;
    }

    /** Returns the page that {@code request} asks for. */
    Page<LeadSnapshot> page(StoreTransaction transaction, CompanyId companyId, PageRequest request) {
        Optional<Position> after = request.after().map(RankedLeads::position);
        List<LeadSnapshot> rows = positions.stream()
                .filter(position -> after.isEmpty() || Position.ORDER.compare(position, after.get()) > 0)
                .skip(request.offset())
                .limit(request.oneMore())
                .map(position ->
                        LeadTable.find(transaction, companyId, position.id()).orElseThrow())
                .toList();
        return Page.of(rows, request, found, query::after);
    }

    private static Position position(Cursor cursor) {
        return cursor.read(LeadSort.RELEVANCE.code(), Position::read);
    }

    /** The position of a lead. */
    private record Position(SearchRank rank, Instant createdAt, LeadId id) {

        private static final int PARTS = 3;

        private static final Comparator<Position> ORDER = Comparator.comparing(Position::rank)
                .thenComparing(Comparator.comparing(Position::createdAt)
                        .thenComparing(position -> position.id.toString())
                        .reversed());

        static Position of(LeadSnapshot lead, List<SearchTerm> terms) {
            return new Position(SearchRank.of(terms, SearchText.of(lead.details())), lead.createdAt(), lead.id());
        }

        static Position read(List<String> position) {
            Listing.requireParts(position, PARTS);
            return new Position(
                    SearchRank.valueOf(position.get(0)),
                    Instant.parse(position.get(1)),
                    new LeadId(Listing.uuid(position.get(2))));
        }
    }
}
