package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.CodePointOrder;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** {@link LeadSearch} in memory: looks at each lead of the company. */
record InMemoryLeadSearch(InMemoryCompanies companies) implements LeadSearch {

    private static final InMemoryOrder<LeadSnapshot, InMemoryPlace<Instant>> LAST_DELETED =
            byInstant("-deleted_at", true, lead -> lead.deletedAt().orElseThrow());

    @Override
    public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
        List<LeadSnapshot> found =
                leads(companyId).stream().filter(query::matches).toList();
        return page(found, query, page);
    }

    static Page<LeadSnapshot> page(List<LeadSnapshot> found, LeadQuery query, PageRequest page) {
        if (query.sort() != LeadSort.RELEVANCE) {
            return order(query.sort()).page(found, page);
        }
        List<LeadSnapshot> newest = found.stream()
                .sorted(Comparator.comparing(LeadSnapshot::createdAt)
                        .thenComparing(lead -> lead.id().toString())
                        .reversed())
                .limit(page.countTo())
                .toList();
        return InMemoryRelevance.order(query.terms()).page(newest, page, found.size());
    }

    @Override
    public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        List<LeadSnapshot> found =
                leads(companyId).stream().filter(LeadSnapshot::isDeleted).toList();
        return LAST_DELETED.page(found, page);
    }

    private List<LeadSnapshot> leads(CompanyId companyId) {
        return companies.in(companyId, InMemoryCompany::leads);
    }

    static InMemoryOrder<LeadSnapshot, ?> order(LeadSort sort) {
        return switch (sort) {
            case RELEVANCE, NEWEST, OLDEST -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::createdAt);
            case LAST_UPDATED, FIRST_UPDATED -> byInstant(sort.code(), sort.isDescending(), LeadSnapshot::updatedAt);
            case LAST_NAME, LAST_NAME_DESCENDING -> byLastName(sort);
        };
    }

    static InMemoryOrder<LeadSnapshot, InMemoryPlace<Instant>> byInstant(
            String code, boolean descending, Function<LeadSnapshot, Instant> instant) {
        return new InMemoryOrder<>(
                code,
                lead -> new InMemoryPlace<>(instant.apply(lead), lead.id().value()),
                directed(InMemoryPlace.by(Comparator.<Instant>naturalOrder()), descending),
                InMemoryPlace::told,
                InMemoryPlace::instant);
    }

    private static InMemoryOrder<LeadSnapshot, InMemoryPlace<String>> byLastName(LeadSort sort) {
        return new InMemoryOrder<>(
                sort.code(),
                lead -> new InMemoryPlace<>(
                        LeadSort.nameKey(lead.details().lastName()), lead.id().value()),
                directed(InMemoryPlace.by(CodePointOrder.COMPARATOR), sort.isDescending()),
                InMemoryPlace::told,
                InMemoryPlace::text);
    }

    private static <K> Comparator<K> directed(Comparator<K> ascending, boolean descending) {
        return descending ? ascending.reversed() : ascending;
    }
}
