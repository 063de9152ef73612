package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the index terms of leads, in the transaction of the change. It does nothing on a database without the table of
 * index terms. It executes no statement if a change leaves the terms as they are.
 */
public record LeadIndexTerms(SqlCall call) {

    public void add(LeadSnapshot lead) {
        if (call.database().hasIndexTermTable()) {
            insert(lead, of(lead));
        }
    }

    /**
     * Writes the difference. The transaction has locked the row of the lead, so that no other one changes its terms.
     */
    public void update(LeadChange change) {
        if (call.database().hasIndexTermTable() && changesSearch(change)) {
            SortedSet<String> before = of(change.before().orElseThrow());
            SortedSet<String> after = of(change.after());
            delete(change.after(), without(before, after));
            insert(change.after(), without(after, before));
        }
    }

    /**
     * Replaces the index terms of a locked lead. It derives the old terms from the search text and the filter terms
     * that are stored, and also deletes the term that marks a lead without terms.
     */
    public void replace(LeadSnapshot lead, SearchText stored, @Nullable String filterTerms) {
        if (call.database().hasIndexTermTable()) {
            SortedSet<String> after = of(lead);
            NavigableSet<String> before = new TreeSet<>(IndexTerms.of(stored));
            Stream.ofNullable(filterTerms).flatMap(SearchText::chunksOf).forEach(before::add);
            Set<String> outdated = without(before, after);
            outdated.add(IndexTerm.NOT_INDEXED.text());
            delete(lead, outdated);
            insert(lead, after);
        }
    }

    /** Deletes the terms of a locked lead. */
    public void remove(LeadSnapshot lead) {
        if (call.database().hasIndexTermTable()) {
            Set<String> terms = new TreeSet<>(of(lead));
            terms.add(IndexTerm.NOT_INDEXED.text());
            delete(lead, terms);
        }
    }

    /** Returns true if the change may change the search text or the filter terms. */
    static boolean changesSearch(LeadChange change) {
        return change.before()
                .map(LeadSnapshot::details)
                .filter(before -> SearchText.hasSameSource(
                                before, change.after().details())
                        && FilterTerms.hasSameSource(before, change.after().details()))
                .isEmpty();
    }

    /** Returns the index terms and the filter terms of the lead in their stored order. */
    public static SortedSet<String> of(LeadSnapshot lead) {
        NavigableSet<String> terms = new TreeSet<>(IndexTerms.of(SearchText.of(lead.details())));
        terms.addAll(FilterTerms.of(lead.details()));
        return terms;
    }

    private void delete(LeadSnapshot lead, Set<String> terms) {
        if (!terms.isEmpty()) {
            call.mapper(IndexTermSqlMapper.class)
                    .delete(
                            lead.companyId().value(),
                            lead.id().value(),
                            terms.stream().map(IndexTerm::new).toList());
        }
    }

    private void insert(LeadSnapshot lead, Set<String> terms) {
        if (!terms.isEmpty()) {
            call.mapper(IndexTermSqlMapper.class)
                    .insert(lead.companyId().value(), lead.id().value(), IndexTermList.of(terms));
        }
    }

    private static Set<String> without(SortedSet<String> terms, Set<String> others) {
        Set<String> rest = new TreeSet<>(terms);
        rest.removeAll(others);
        return rest;
    }
}
