package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Builds a {@link LeadQuery}. The default matches every live lead, newest first. Not thread-safe. */
public final class LeadQueryBuilder {

    private Set<LeadStatus> statuses = Set.of();
    private Optional<String> search = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<AgentId> agentId = Optional.empty();
    private Optional<OwnerFilter> owner = Optional.empty();
    private Optional<String> tag = Optional.empty();
    private Optional<Instant> createdAfter = Optional.empty();
    private Optional<Instant> createdBefore = Optional.empty();
    private LeadSort sort = LeadSort.RELEVANCE;

    LeadQueryBuilder() {}

    /** Filters by status: the lead has one of these. */
    public LeadQueryBuilder statuses(LeadStatus... choice) {
        statuses = Set.of(choice);
        return this;
    }

    /** Filters by query terms: each term of the text matches the lead. */
    public LeadQueryBuilder search(String text) {
        search = Optional.of(text);
        return this;
    }

    /** Filters by source. */
    public LeadQueryBuilder source(String choice) {
        source = Optional.of(choice);
        return this;
    }

    /** Filters by agent. */
    public LeadQueryBuilder agentId(AgentId choice) {
        agentId = Optional.of(choice);
        return this;
    }

    /** Filters by owner. */
    public LeadQueryBuilder owner(OwnerId choice) {
        owner = Optional.of(OwnerFilter.of(choice));
        return this;
    }

    /** Filters the leads without an owner. */
    public LeadQueryBuilder unassigned() {
        owner = Optional.of(OwnerFilter.UNASSIGNED);
        return this;
    }

    /** Filters by tag. */
    public LeadQueryBuilder tag(String choice) {
        tag = Optional.of(choice);
        return this;
    }

    /** Filters by creation: at this instant or later. */
    public LeadQueryBuilder createdAfter(Instant choice) {
        createdAfter = Optional.of(choice);
        return this;
    }

    /** Filters by creation: before this instant. */
    public LeadQueryBuilder createdBefore(Instant choice) {
        createdBefore = Optional.of(choice);
        return this;
    }

    /** Sets the order. The default is by relevance if there is a search, and newest first otherwise. */
    public LeadQueryBuilder sort(LeadSort choice) {
        sort = choice;
        return this;
    }

    /** Returns the query. */
    public LeadQuery build() {
        return new LeadQuery(statuses, search, source, agentId, owner, tag, createdAfter, createdBefore, sort);
    }
}
