package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.IndexTermLookup;
import io.leadstone.adapter.mybatis.search.IndexTermSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * {@link LeadSearch} by the columns that a lead is found by: on PostgreSQL by an index of their keys, on MariaDB and MySQL by
 * one of their pieces, else along the company's leads.
 */
public record MyBatisLeadSearch(SqlSessions sessions) implements LeadSearch {

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        LeadListQuery listing = LeadListQuery.of(companyId, query, page);
        if (!canMatch(query)) {
            return new Page<>(List.of(), 0, true, Optional.empty());
        }
        return sessions.read(call -> {
            LeadListQuery lookedUp = lookUp(call, listing, query.terms());
            return query.sort() == LeadSort.RELEVANCE
                    ? readBest(call, lookedUp, page, query::after)
                    : read(call, lookedUp, page, query::after);
        });
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return sessions.read(
                call -> read(call, LeadListQuery.ofDeleted(companyId, page), page, LeadListQuery::afterDeleted));
    }

    /** Where the database keeps pieces, and one of the terms has few candidates: by these. */
    private static LeadListQuery lookUp(SqlCall call, LeadListQuery listing, List<QueryTerm> terms) {
        return Optional.of(call)
                .filter(any -> call.database().keepsPieces())
                .map(any -> new IndexTermLookup(call.mapper(IndexTermSqlMapper.class), listing.companyId()))
                .flatMap(pieces -> pieces.fewest(terms, listing.candidatesLimit()))
                .map(listing::among)
                .orElse(listing);
    }

    private static Page<LeadSnapshot> read(
            SqlCall call, LeadListQuery listing, PageRequest page, Function<LeadSnapshot, Cursor> cursor) {
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        return SqlPages.page(leads.list(listing), page, () -> leads.count(listing), cursor);
    }

    /** The rows tell how many there are; where the page has none, a count does. */
    private static Page<LeadSnapshot> readBest(
            SqlCall call, LeadListQuery listing, PageRequest page, Function<LeadSnapshot, Cursor> cursor) {
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        List<RankedLeadRow> found = leads.best(listing);
        List<LeadSnapshot> rows = found.stream().map(RankedLeadRow::lead).toList();
        return found.isEmpty()
                ? SqlPages.page(rows, page, () -> leads.count(listing), cursor)
                : Page.of(rows, page, found.get(0).counted(), cursor);
    }

    /** No lead holds a text that is not plain, and PostgreSQL refuses a question with one (a NUL, half a surrogate pair). */
    private static boolean canMatch(LeadQuery query) {
        return Stream.of(
                        query.source().stream(),
                        query.tag().stream(),
                        query.terms().stream().map(QueryTerm::text))
                .flatMap(Function.identity())
                .allMatch(PlainText::isSingleLine);
    }
}
