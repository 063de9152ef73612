package io.leadstone.application.query;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchPhone;
import io.leadstone.domain.search.SearchText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A filter and an order for live leads of a company. A lead must match each component that is present.
 *
 * @param statuses the allowed statuses; empty means all
 * @param search query terms that must all match the lead (see {@link QueryTerm}), at most {@value #MAX_SEARCH}
 *     characters. The first {@value QueryTerm#MAX_TERMS} terms count.
 * @param source the exact source
 * @param owner the leads of one owner, or the leads without an owner
 * @param tag a tag that the lead has, exactly
 * @param createdAfter the earliest creation, inclusive
 * @param createdBefore the latest creation, exclusive
 * @param searchPhones the phone numbers in the search, with their international form. {@code ListLeads} sets them by
 *     {@link #withSearchPhones}.
 */
public record LeadQuery(
        Set<LeadStatus> statuses,
        Optional<@TextLength(max = MAX_SEARCH) @Text(TextRule.MULTI_LINE) String> search,
        Optional<@Text(TextRule.SINGLE_LINE) String> source,
        Optional<AgentId> agentId,
        Optional<OwnerFilter> owner,
        Optional<@Text(TextRule.SINGLE_LINE) String> tag,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore,
        LeadSort sort,
        Set<PhoneNumber> searchPhones) {

    /** Maximum length of a search, in characters. */
    public static final int MAX_SEARCH = 200;

    /** All live leads, newest first. */
    public static final LeadQuery ALL = builder().build();

    public LeadQuery {
        statuses = Set.copyOf(statuses);
        searchPhones = Set.copyOf(searchPhones);
        boolean searches =
                search.filter(text -> !QueryTerm.split(text).isEmpty()).isPresent();
        sort = sort == LeadSort.RELEVANCE && !searches ? LeadSort.NEWEST : sort;
    }

    /** Creates a query whose search has no phone number with a known international form. */
    public LeadQuery(
            Set<LeadStatus> statuses,
            Optional<String> search,
            Optional<String> source,
            Optional<AgentId> agentId,
            Optional<OwnerFilter> owner,
            Optional<String> tag,
            Optional<Instant> createdAfter,
            Optional<Instant> createdBefore,
            LeadSort sort) {
        this(statuses, search, source, agentId, owner, tag, createdAfter, createdBefore, sort, Set.of());
    }

    /** Returns a builder of a query that matches every live lead. */
    public static LeadQueryBuilder builder() {
        return new LeadQueryBuilder();
    }

    /**
     * Returns this query with the phone numbers of the search in international form. So a number in national form finds
     * the leads whose number is stored in another form.
     *
     * @param toE164 converts a phone number as typed to the form of E.164; empty if it is no valid number
     */
    public LeadQuery withSearchPhones(Function<String, Optional<String>> toE164) {
        Set<PhoneNumber> phones = search.map(SearchPhone::textsIn).orElse(Set.of()).stream()
                .filter(PlainText::isSingleLine)
                .map(typed -> new PhoneNumber(typed, toE164.apply(typed)))
                .filter(phone -> phone.e164().isPresent())
                .collect(Collectors.toSet());
        return phones.isEmpty()
                ? this
                : new LeadQuery(
                        statuses, search, source, agentId, owner, tag, createdAfter, createdBefore, sort, phones);
    }

    /** Returns the cursor after {@code lead} in the list. */
    public Cursor after(LeadSnapshot lead) {
        return sort.after(lead, terms());
    }

    /** Returns the query terms of the search; empty if there is no search. */
    public List<QueryTerm> terms() {
        return search.map(text -> QueryTerm.split(text, searchPhones)).orElse(List.of());
    }

    /**
     * Returns true if the lead is live, {@link #matchesFilters} is true, and each query term matches. It is for stores
     * that compare each lead.
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

    /** Returns true if the lead, live or deleted, matches all components except the search. */
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
