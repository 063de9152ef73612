package io.leadstone.application.query;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.QueryTerm;
import io.leadstone.domain.search.SearchPhone;
import io.leadstone.domain.search.SearchText;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A filter, a search and an order for live leads of a company. A lead must match the filter and each query term.
 *
 * @param search query terms that must all match the lead (see {@link QueryTerm}), at most {@value #MAX_SEARCH}
 *     characters. The first {@value QueryTerm#MAX_TERMS} terms count.
 * @param searchPhones the phone numbers in the search, with their international form. {@code ListLeads} sets them by
 *     {@link #withSearchPhones}.
 */
public record LeadQuery(
        @Valid LeadFilter filter,
        Optional<@TextLength(max = MAX_SEARCH) @Text(TextRule.MULTI_LINE) String> search,
        LeadSort sort,
        Set<PhoneNumber> searchPhones) {

    /** Maximum length of a search, in characters. */
    public static final int MAX_SEARCH = 200;

    /** All live leads, newest first. */
    public static final LeadQuery ALL = builder().build();

    public LeadQuery {
        searchPhones = Set.copyOf(searchPhones);
        boolean searches = search.filter(QueryTerm::hasTerms).isPresent();
        sort = sort == LeadSort.RELEVANCE && !searches ? LeadSort.NEWEST : sort;
    }

    /** Creates a query whose search has no phone number with a known international form. */
    public LeadQuery(LeadFilter filter, Optional<String> search, LeadSort sort) {
        this(filter, search, sort, Set.of());
    }

    /** Returns a builder of a query that matches every live lead. */
    public static LeadQueryBuilder builder() {
        return new LeadQueryBuilder();
    }

    /** Returns this query with another filter. */
    public LeadQuery withFilter(LeadFilter next) {
        return new LeadQuery(next, search, sort, searchPhones);
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
        return phones.isEmpty() ? this : new LeadQuery(filter, search, sort, phones);
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
     * Returns a predicate that is true if the lead is live, it matches the filter, and each query term matches. It is
     * for stores that compare each lead. The search is split into terms once.
     */
    public Predicate<LeadSnapshot> matcher() {
        List<QueryTerm> terms = terms();
        Predicate<LeadSnapshot> live = lead -> !lead.isDeleted() && filter.matches(lead);
        return terms.isEmpty()
                ? live
                : live.and(lead -> {
                    SearchText text = SearchText.of(lead.details());
                    return terms.stream().allMatch(term -> term.matches(text));
                });
    }

    @Override
    public String toString() {
        return "LeadQuery[statuses=" + filter.statuses() + ", sort=" + sort + "]";
    }
}
