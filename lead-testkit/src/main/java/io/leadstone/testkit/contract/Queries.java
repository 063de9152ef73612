package io.leadstone.testkit.contract;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Queries that ask for one thing, and put together for several. */
final class Queries {

    private Set<LeadStatus> statuses = Set.of();
    private Optional<String> search = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<AgentId> agent = Optional.empty();
    private Optional<String> tag = Optional.empty();
    private Optional<Instant> createdAfter = Optional.empty();
    private Optional<Instant> createdBefore = Optional.empty();
    private LeadSort sort = LeadSort.RELEVANCE;

    static LeadQuery search(String text) {
        return new Queries().withSearch(text).build();
    }

    static LeadQuery sort(LeadSort order) {
        return new Queries().withSort(order).build();
    }

    Queries withStatuses(LeadStatus... any) {
        statuses = Set.of(any);
        return this;
    }

    Queries withSearch(String text) {
        search = Optional.of(text);
        return this;
    }

    Queries withSource(String exactly) {
        source = Optional.of(exactly);
        return this;
    }

    Queries withAgent(String id) {
        agent = Optional.of(new AgentId(id));
        return this;
    }

    Queries withTag(String exactly) {
        tag = Optional.of(exactly);
        return this;
    }

    Queries from(Instant instant) {
        createdAfter = Optional.of(instant);
        return this;
    }

    Queries until(Instant instant) {
        createdBefore = Optional.of(instant);
        return this;
    }

    Queries withSort(LeadSort order) {
        sort = order;
        return this;
    }

    LeadQuery build() {
        return new LeadQuery(statuses, search, source, agent, tag, createdAfter, createdBefore, sort);
    }
}
