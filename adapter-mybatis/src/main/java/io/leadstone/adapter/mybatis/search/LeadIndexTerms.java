package io.leadstone.adapter.mybatis.search;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

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
        if (call.database().hasIndexTermTable() && changesSearchText(change)) {
            SortedSet<String> before = of(change.before().orElseThrow());
            SortedSet<String> after = of(change.after());
            delete(change.after(), without(before, after));
            insert(change.after(), without(after, before));
        }
    }

    /**
     * Replaces the index terms of a locked lead. It derives the old terms from the search text that is stored, and also
     * deletes the term that marks a lead without terms.
     */
    public void replace(LeadSnapshot lead, SearchText stored) {
        if (call.database().hasIndexTermTable()) {
            SortedSet<String> after = of(lead);
            Set<String> outdated = without(IndexTerms.of(stored), after);
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

    /** Returns true if the change may change the search text. */
    static boolean changesSearchText(LeadChange change) {
        return change.before()
                .filter(before -> SearchText.hasSameSource(
                        before.details(), change.after().details()))
                .isEmpty();
    }

    /** Returns the index terms of the lead in their stored order. */
    public static SortedSet<String> of(LeadSnapshot lead) {
        return IndexTerms.of(SearchText.of(lead.details()));
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
