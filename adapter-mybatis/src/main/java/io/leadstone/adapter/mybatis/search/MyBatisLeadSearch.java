package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.query.TotalCount;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@link LeadSearch} in SQL. PostgreSQL finds candidates by hashes, MariaDB and MySQL by index terms. H2, and
 * each database for short query terms, scans the leads of the company.
 */
public record MyBatisLeadSearch(SqlReads reads, LargeCompanies largeCompanies, NewestLeads newestLeads)
        implements LeadSearch {

    /**
     * Newest leads that are scanned first in a large company. A text of half a percent of the leads usually fills a
     * page from them. The scan takes about as long as a search for a text of two thousand leads by the index.
     */
    private static final int FIRST_SCANNED = 5000;

    public MyBatisLeadSearch(SqlReads reads) {
        this(reads, new LargeCompanies(LargeCompanies.MIN_LEADS), new NewestLeads());
    }

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        LeadFilterCondition filter = LeadFilterCondition.of(companyId, query.filter());
        List<QueryTerm> terms = query.terms();
        if (!canMatch(filter, terms)) {
            return new Page<>(List.of(), 0, true, Optional.empty());
        }
        LeadSort sort = query.sort();
        Function<LeadSnapshot, Cursor> cursor = lead -> sort.after(lead, terms);
        return reads.read(call -> {
            List<TermCondition> conditions = terms.stream()
                    .map(term -> TermCondition.of(companyId, term, call.database()))
                    .toList();
            LeadListQuery listing = LeadListQuery.of(companyId, filter, conditions, sort, page);
            LeadListQuery lookedUp = scanningNewest(call, lookUp(call, listing, terms), terms, sort, page);
            return sort == LeadSort.RELEVANCE
                    ? readBest(call, lookedUp, page, cursor)
                    : read(call, lookedUp, page, cursor);
        });
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return reads.read(
                call -> read(call, LeadListQuery.ofDeleted(companyId, page), page, LeadListQuery::afterDeleted));
    }

    /**
     * Restricts the list to the candidates of one query term or filter, if the database has index terms and one of them
     * has few candidates.
     */
    private static LeadListQuery lookUp(SqlCall call, LeadListQuery listing, List<QueryTerm> terms) {
        if (!call.database().hasIndexTermTable() || listing.filter().emailKey() != null) {
            return listing;
        }
        return new IndexTermLookup(call.mapper(IndexTermSqlMapper.class), listing.companyId())
                .fewest(terms, listing.filter().terms(), listing.candidatesLimit())
                .map(listing::restrictedTo)
                .orElse(listing);
    }

    private static Page<LeadSnapshot> read(
            SqlCall call, LeadListQuery listing, PageRequest page, Function<LeadSnapshot, Cursor> cursor) {
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        if (call.database().comparesAllLeads() && page.isCounted()) {
            LeadListQuery bounded = listing.countingTo(Math.min(page.countTo(), page.maxTotal()));
            if (bounded.canCountWithPage()) {
                return counted(leads, leads.listWithCount(bounded), bounded, page, cursor);
            }
        }
        return SqlPages.page(leads.list(listing), page, () -> count(leads, listing, page), cursor);
    }

    /**
     * Decides by a sample whether the newest leads are scanned. If few leads match, only the index is read.
     *
     * <p>If one of the newest leads matches, a search by relevance scans some of them first. If they contain the whole
     * page, nothing else is read: the page has only matches of the best rank, and these are ordered newest first. The
     * total is then a lower bound. So this needs a large company, whose matches take long to read, or a request without
     * a total. At most {@code countTo} leads are scanned, because a search ranks only that many matches.
     */
    private LeadListQuery scanningNewest(
            SqlCall call, LeadListQuery listing, List<QueryTerm> terms, LeadSort sort, PageRequest page) {
        boolean mayScan =
                call.database().hasNgramHashes() && listing.usesHashes() && listing.mayBeFrequent() && !terms.isEmpty();
        if (!mayScan) {
            return listing;
        }
        String companyId = listing.companyId();
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        long matches = newestLeads.matches(companyId, terms, limit -> leads.newestTexts(companyId, limit));
        boolean scansFirst = matches > 0
                && sort == LeadSort.RELEVANCE
                && !listing.isAfterBestRank()
                && (!page.isCounted()
                        || (page.total() == TotalCount.BOUNDED
                                && largeCompanies.contains(
                                        companyId, number -> leads.hasMoreLeads(companyId, number))));
        if (scansFirst) {
            return listing.scanningFirst(Math.min(FIRST_SCANNED, listing.countTo()));
        }
        return NewestLeads.areFew(matches) ? listing.rare() : listing;
    }

    private static Page<LeadSnapshot> readBest(
            SqlCall call, LeadListQuery listing, PageRequest page, Function<LeadSnapshot, Cursor> cursor) {
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        return counted(leads, leads.best(listing), listing, page, cursor);
    }

    /** Returns the page of these rows. Each row contains the count. A page without rows needs a query for it. */
    private static Page<LeadSnapshot> counted(
            LeadSearchSqlMapper leads,
            List<CountedLeadRow> found,
            LeadListQuery listing,
            PageRequest page,
            Function<LeadSnapshot, Cursor> cursor) {
        List<LeadSnapshot> rows = found.stream().map(CountedLeadRow::lead).toList();
        if (found.isEmpty()) {
            return SqlPages.page(rows, page, () -> count(leads, listing, page), cursor);
        }
        long counted = found.get(0).counted();
        if (found.get(0).fromNewest()) {
            Page<LeadSnapshot> best = Page.of(rows, page, counted, cursor);
            return new Page<>(best.items(), best.total(), false, best.next());
        }
        boolean hasMore = counted > listing.countTo() && page.maxTotal() > listing.countTo();
        return Page.of(rows, page, hasMore ? count(leads, listing, page) : counted, cursor);
    }

    private static long count(LeadSearchSqlMapper leads, LeadListQuery listing, PageRequest page) {
        return leads.count(listing.countingTo(page.maxTotal()));
    }

    /**
     * Returns false if a text contains a control character or an incomplete surrogate pair. No lead contains such a
     * text, and PostgreSQL rejects a query with one. A condition without a value matches no lead either.
     */
    private static boolean canMatch(LeadFilterCondition filter, List<QueryTerm> terms) {
        return filter.canMatch() && terms.stream().map(QueryTerm::text).allMatch(PlainText::isSingleLine);
    }
}
