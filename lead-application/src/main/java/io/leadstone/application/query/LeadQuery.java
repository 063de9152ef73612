package io.leadstone.application.query;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchText;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which live leads of a company are wanted; every part that is given must hold.
 *
 * @param statuses any of these; all where empty
 * @param search words that must each be found somewhere in the lead (see {@link QueryTerm}), at most {@value QueryTerm#MAX_TERMS} of them in at most
 *     {@value #MAX_SEARCH} characters
 * @param source exactly this one
 * @param owner the leads of one owner, or the leads that have none
 * @param tag one of the lead's tags is exactly this one
 * @param createdAfter at this instant or later
 * @param createdBefore before this instant
 */
public record LeadQuery(
        Set<LeadStatus> statuses,
        Optional<@Size(max = MAX_SEARCH) @Text({TextRule.MULTI_LINE, TextRule.MAX_QUERY_TERMS}) String> search,
        Optional<@Text(TextRule.SINGLE_LINE) String> source,
        Optional<AgentId> agentId,
        Optional<OwnerFilter> owner,
        Optional<@Text(TextRule.SINGLE_LINE) String> tag,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        LeadSort sort) {

    /** The most characters of a search. */
    public static final int MAX_SEARCH = 200;

    /** Every live lead, newest first. */
    public static final LeadQuery ALL = builder().build();

    public LeadQuery {
        statuses = Set.copyOf(statuses);
        boolean searches =
                search.filter(text -> !QueryTerm.split(text).isEmpty()).isPresent();
        sort = sort == LeadSort.RELEVANCE && !searches ? LeadSort.NEWEST : sort;
    }

    /** Returns a builder of a query that finds every live lead. */
    public static LeadQueryBuilder builder() {
        return new LeadQueryBuilder();
    }

    /** Returns the cursor after {@code lead} in the list. */
    public Cursor after(LeadSnapshot lead) {
        return sort.after(lead, terms());
    }

    /** The words of the search; none where nothing is searched for. */
    public List<QueryTerm> terms() {
        return search.map(QueryTerm::split).orElse(List.of());
    }

    /**
     * Returns true if the query finds the lead: it is live, {@link #matchesFilters} holds, and each word of the search is found in it. For
     * stores that look at each lead.
     */
    public boolean matches(LeadSnapshot lead) {
        if (lead.isDeleted() || !matchesFilters(lead)) {
            return false;
        }
        List<QueryTerm> terms = terms();
        if (terms.isEmpty()) {
            return true;
        }
        SearchText text = SearchText.of(lead.details());
        return terms.stream().allMatch(term -> term.matches(text));
    }

    /** Returns true if the lead, live or deleted, matches all parts of the query but the search. */
    public boolean matchesFilters(LeadSnapshot lead) {
        return (statuses.isEmpty() || statuses.contains(lead.status()))
                && (source.isEmpty() || source.equals(lead.details().source()))
                && (agentId.isEmpty() || agentId.equals(lead.details().agent()))
                && owner.map(filter -> filter.matches(lead)).orElse(true)
                && tag.map(lead.details().tags()::contains).orElse(true)
                && createdAfter.map(from -> !lead.createdAt().isBefore(from)).orElse(true)
                && createdBefore.map(lead.createdAt()::isBefore).orElse(true);
    }

    @Override
    public String toString() {
        return "LeadQuery[statuses=" + statuses + ", sort=" + sort + "]";
    }
}
