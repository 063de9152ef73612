package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Builds a {@link LeadQuery}. It finds every live lead, newest first, until a method narrows it. Not for use from several threads. */
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

    /** Only leads with one of these statuses. */
    public LeadQueryBuilder statuses(LeadStatus... choice) {
        statuses = Set.of(choice);
        return this;
    }

    /** Only leads in which each word of the text is found. */
    public LeadQueryBuilder search(String text) {
        search = Optional.of(text);
        return this;
    }

    /** Only leads from this source. */
    public LeadQueryBuilder source(String choice) {
        source = Optional.of(choice);
        return this;
    }

    /** Only leads of this agent. */
    public LeadQueryBuilder agentId(AgentId choice) {
        agentId = Optional.of(choice);
        return this;
    }

    /** Only leads of this owner. */
    public LeadQueryBuilder owner(OwnerId choice) {
        owner = Optional.of(OwnerFilter.of(choice));
        return this;
    }

    /** Only leads without an owner. */
    public LeadQueryBuilder unassigned() {
        owner = Optional.of(OwnerFilter.UNASSIGNED);
        return this;
    }

    /** Only leads with this tag. */
    public LeadQueryBuilder tag(String choice) {
        tag = Optional.of(choice);
        return this;
    }

    /** Only leads that were created at this instant or later. */
    public LeadQueryBuilder createdAfter(Instant choice) {
        createdAfter = Optional.of(choice);
        return this;
    }

    /** Only leads that were created before this instant. */
    public LeadQueryBuilder createdBefore(Instant choice) {
        createdBefore = Optional.of(choice);
        return this;
    }

    /** The order; otherwise by relevance if there is a search, and newest first if there is none. */
    public LeadQueryBuilder sort(LeadSort choice) {
        sort = choice;
        return this;
    }

    /** Returns the query. */
    public LeadQuery build() {
        return new LeadQuery(statuses, search, source, agentId, owner, tag, createdAfter, createdBefore, sort);
    }
}
