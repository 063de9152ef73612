package io.leadstone.testkit.memory;

import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchRank;
import io.leadstone.domain.search.SearchTerm;
import io.leadstone.domain.search.SearchText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The place of a lead among what a search found: the best first, and of these the newest. */
record InMemoryRelevance(SearchRank rank, Instant createdAt, String id) {

    private static final int PARTS = 3;

    private static final Comparator<InMemoryRelevance> BEST_FIRST = Comparator.comparing(InMemoryRelevance::rank)
            .thenComparing(Comparator.comparing(InMemoryRelevance::createdAt)
                    .thenComparing(InMemoryRelevance::id)
                    .reversed());

    static InMemoryOrder<LeadSnapshot, InMemoryRelevance> order(List<SearchTerm> terms) {
        return new InMemoryOrder<>(
                LeadSort.RELEVANCE.code(),
                lead -> new InMemoryRelevance(
                        SearchRank.of(terms, SearchText.of(lead.details())),
                        lead.createdAt(),
                        lead.id().toString()),
                BEST_FIRST,
                InMemoryRelevance::told,
                InMemoryRelevance::read);
    }

    private List<String> told() {
        return List.of(rank.name(), createdAt.toString(), id);
    }

    private static InMemoryRelevance read(List<String> told) {
        if (told.size() != PARTS) {
            throw new IllegalArgumentException("a place has " + PARTS + " parts");
        }
        return new InMemoryRelevance(
                SearchRank.valueOf(told.get(0)),
                Instant.parse(told.get(1)),
                LeadId.parse(told.get(2)).orElseThrow().toString());
    }
}
