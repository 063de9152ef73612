package io.leadstone.application.query;

import io.leadstone.application.constraint.FewTerms;
import io.leadstone.application.constraint.MultiLine;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchTerm;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which live leads of a company are wanted; every part that is given must hold.
 *
 * @param statuses any of these; all where empty
 * @param search words that must each be found somewhere in the lead (see {@link SearchTerm}), at most {@value SearchTerm#MAX_TERMS} of them in at most
 *     {@value #MAX_SEARCH} characters
 * @param source exactly this one
 * @param tag one of the lead's tags is exactly this one
 * @param createdAfter at this instant or later
 * @param createdBefore before this instant
 */
public record LeadQuery(
        Set<LeadStatus> statuses,
        Optional<@Size(max = MAX_SEARCH) @MultiLine @FewTerms String> search,
        Optional<@SingleLine String> source,
        Optional<AgentId> agentId,
        Optional<@SingleLine String> tag,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        LeadSort sort) {

    /** The most characters of a search. */
    public static final int MAX_SEARCH = 200;

    /** Every live lead, newest first. */
    public static final LeadQuery ALL = new LeadQuery(
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            LeadSort.RELEVANCE);

    public LeadQuery {
        statuses = Set.copyOf(statuses);
        boolean searches =
                search.filter(text -> !SearchTerm.split(text).isEmpty()).isPresent();
        sort = sort == LeadSort.RELEVANCE && !searches ? LeadSort.NEWEST : sort;
    }

    /** The place of {@code lead} in the list. */
    public Cursor after(LeadSnapshot lead) {
        return sort.after(lead, terms());
    }

    /** The words of the search; none where nothing is searched for. */
    public List<SearchTerm> terms() {
        return search.map(SearchTerm::split).orElse(List.of());
    }

    @Override
    public String toString() {
        return "LeadQuery[statuses=" + statuses + ", sort=" + sort + "]";
    }
}
