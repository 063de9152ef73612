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
 * Keeps the pieces that a lead is found by, in the transaction of the change, where the database is one that finds leads by them. What
 * a change leaves as it is costs no statement.
 */
public record LeadIndexTerms(SqlCall call) {

    public void add(LeadSnapshot lead) {
        if (call.database().keepsPieces()) {
            insert(lead, of(lead));
        }
    }

    /** The lead's row is locked by then, so that nobody else changes its pieces. */
    public void update(LeadChange change) {
        if (call.database().keepsPieces() && changesSearchText(change)) {
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
        if (call.database().keepsPieces()) {
            SortedSet<String> after = of(lead);
            Set<String> outdated = without(IndexTerms.of(stored), after);
            outdated.add(IndexTerm.UNRENEWED.text());
            delete(lead, outdated);
            insert(lead, after);
        }
    }

    /** Whether the lead is perhaps found by something else afterwards. */
    static boolean changesSearchText(LeadChange change) {
        return change.before()
                .filter(before -> SearchText.hasSameSource(
                        before.details(), change.after().details()))
                .isEmpty();
    }

    /** In the order in which they are stored. */
    public static SortedSet<String> of(LeadSnapshot lead) {
        return IndexTerms.of(SearchText.of(lead.details()));
    }

    private void delete(LeadSnapshot lead, Set<String> pieces) {
        if (!pieces.isEmpty()) {
            call.mapper(IndexTermSqlMapper.class)
                    .delete(
                            lead.companyId().value(),
                            lead.id().value(),
                            pieces.stream().map(IndexTerm::new).toList());
        }
    }

    private void insert(LeadSnapshot lead, Set<String> pieces) {
        if (!pieces.isEmpty()) {
            call.mapper(IndexTermSqlMapper.class)
                    .insert(lead.companyId().value(), lead.id().value(), IndexTermList.of(pieces));
        }
    }

    private static Set<String> without(SortedSet<String> pieces, Set<String> others) {
        Set<String> rest = new TreeSet<>(pieces);
        rest.removeAll(others);
        return rest;
    }
}
