package io.leadstone.application.query;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Builds a {@link LeadQuery}. The default matches every live lead, newest first. Not thread-safe. */
public final class LeadQueryBuilder {

    private final LeadFilterBuilder filter = LeadFilter.builder();
    private Optional<String> search = Optional.empty();
    private LeadSort sort = LeadSort.RELEVANCE;

    LeadQueryBuilder() {}

    /** Filters by query terms: each term of the text matches the lead. */
    public LeadQueryBuilder search(String text) {
        search = Optional.of(text);
        return this;
    }

    /** Filters by status: the lead has one of these. */
    public LeadQueryBuilder statuses(LeadStatus... choice) {
        filter.statuses(choice);
        return this;
    }

    /** Filters by status: the lead has one of these. */
    public LeadQueryBuilder statuses(Collection<LeadStatus> choice) {
        filter.statuses(choice);
        return this;
    }

    /** Filters by email. Addresses are compared by their keys. */
    public LeadQueryBuilder email(EmailAddress choice) {
        filter.email(choice);
        return this;
    }

    /** Filters by phone number. Numbers are compared in international form. */
    public LeadQueryBuilder phone(PhoneNumber choice) {
        filter.phone(choice);
        return this;
    }

    /** Filters by the company that the person works for, without case. */
    public LeadQueryBuilder company(String choice) {
        filter.company(choice);
        return this;
    }

    /** Filters by source. */
    public LeadQueryBuilder source(String choice) {
        filter.source(choice);
        return this;
    }

    /** Filters by agent. */
    public LeadQueryBuilder agentId(AgentId choice) {
        filter.agentId(choice);
        return this;
    }

    /** Filters by owner. */
    public LeadQueryBuilder owner(OwnerId choice) {
        filter.owner(choice);
        return this;
    }

    /** Filters the leads without an owner. */
    public LeadQueryBuilder unassigned() {
        filter.unassigned();
        return this;
    }

    /** Filters by owner. */
    public LeadQueryBuilder owner(OwnerFilter choice) {
        filter.owner(choice);
        return this;
    }

    /** Adds tags that the lead must have. They are compared without case. */
    public LeadQueryBuilder tag(String... more) {
        filter.tag(more);
        return this;
    }

    /** Filters by a consent flag. A purpose without a decision counts as not granted. */
    public LeadQueryBuilder consent(ConsentPurpose purpose, boolean granted) {
        filter.consent(purpose, granted);
        return this;
    }

    /** Filters by metadata: it has one of these values under this name. */
    public LeadQueryBuilder metadata(String name, MetadataValue... values) {
        filter.metadata(name, values);
        return this;
    }

    /** Filters by metadata: it has one of these values under this name. */
    public LeadQueryBuilder metadata(String name, Collection<MetadataValue> values) {
        filter.metadata(name, values);
        return this;
    }

    /** Filters by creation: at this instant or later. */
    public LeadQueryBuilder createdAfter(Instant choice) {
        filter.createdAfter(choice);
        return this;
    }

    /** Filters by creation: before this instant. */
    public LeadQueryBuilder createdBefore(Instant choice) {
        filter.createdBefore(choice);
        return this;
    }

    /** Filters by the last update: at this instant or later. */
    public LeadQueryBuilder updatedAfter(Instant choice) {
        filter.updatedAfter(choice);
        return this;
    }

    /** Filters by the last update: before this instant. */
    public LeadQueryBuilder updatedBefore(Instant choice) {
        filter.updatedBefore(choice);
        return this;
    }

    /** Sets the order. The default is by relevance if there is a search, and newest first otherwise. */
    public LeadQueryBuilder sort(LeadSort choice) {
        sort = choice;
        return this;
    }

    /** Returns the query. */
    public LeadQuery build() {
        return new LeadQuery(filter.build(), search, sort);
    }
}
