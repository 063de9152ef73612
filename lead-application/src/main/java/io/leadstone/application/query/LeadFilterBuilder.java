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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds a {@link LeadFilter}. The default matches every lead. Not thread-safe. */
public final class LeadFilterBuilder {

    private Set<LeadStatus> statuses = Set.of();
    private Optional<EmailAddress> email = Optional.empty();
    private Optional<PhoneNumber> phone = Optional.empty();
    private Optional<String> company = Optional.empty();
    private Optional<String> source = Optional.empty();
    private Optional<AgentId> agentId = Optional.empty();
    private Optional<OwnerFilter> owner = Optional.empty();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Map<ConsentPurpose, Boolean> consents = new EnumMap<>(ConsentPurpose.class);
    private final Map<String, Set<MetadataValue>> metadata = new LinkedHashMap<>();
    private Optional<Instant> createdAfter = Optional.empty();
    private Optional<Instant> createdBefore = Optional.empty();
    private Optional<Instant> updatedAfter = Optional.empty();
    private Optional<Instant> updatedBefore = Optional.empty();

    LeadFilterBuilder() {}

    /** Filters by status: the lead has one of these. */
    public LeadFilterBuilder statuses(LeadStatus... choice) {
        return statuses(List.of(choice));
    }

    /** Filters by status: the lead has one of these. */
    public LeadFilterBuilder statuses(Collection<LeadStatus> choice) {
        statuses = Set.copyOf(choice);
        return this;
    }

    /** Filters by email. Addresses are compared by their keys. */
    public LeadFilterBuilder email(EmailAddress choice) {
        email = Optional.of(choice);
        return this;
    }

    /** Filters by phone number. Numbers are compared in international form. */
    public LeadFilterBuilder phone(PhoneNumber choice) {
        phone = Optional.of(choice);
        return this;
    }

    /** Filters by the company that the person works for, without case. */
    public LeadFilterBuilder company(String choice) {
        company = Optional.of(choice);
        return this;
    }

    /** Filters by source. */
    public LeadFilterBuilder source(String choice) {
        source = Optional.of(choice);
        return this;
    }

    /** Filters by agent. */
    public LeadFilterBuilder agentId(AgentId choice) {
        agentId = Optional.of(choice);
        return this;
    }

    /** Filters by owner. */
    public LeadFilterBuilder owner(OwnerId choice) {
        return owner(OwnerFilter.of(choice));
    }

    /** Filters the leads without an owner. */
    public LeadFilterBuilder unassigned() {
        return owner(OwnerFilter.UNASSIGNED);
    }

    /** Filters by owner. */
    public LeadFilterBuilder owner(OwnerFilter choice) {
        owner = Optional.of(choice);
        return this;
    }

    /** Adds tags that the lead must have. They are compared without case. */
    public LeadFilterBuilder tag(String... more) {
        tags.addAll(List.of(more));
        return this;
    }

    /** Filters by a consent flag. A purpose without a decision counts as not granted. */
    public LeadFilterBuilder consent(ConsentPurpose purpose, boolean granted) {
        consents.put(purpose, granted);
        return this;
    }

    /** Filters by metadata: it has one of these values under this name. */
    public LeadFilterBuilder metadata(String name, MetadataValue... values) {
        return metadata(name, List.of(values));
    }

    /** Filters by metadata: it has one of these values under this name. */
    public LeadFilterBuilder metadata(String name, Collection<MetadataValue> values) {
        metadata.put(name, Set.copyOf(values));
        return this;
    }

    /** Filters by creation: at this instant or later. */
    public LeadFilterBuilder createdAfter(Instant choice) {
        createdAfter = Optional.of(choice);
        return this;
    }

    /** Filters by creation: before this instant. */
    public LeadFilterBuilder createdBefore(Instant choice) {
        createdBefore = Optional.of(choice);
        return this;
    }

    /** Filters by the last update: at this instant or later. */
    public LeadFilterBuilder updatedAfter(Instant choice) {
        updatedAfter = Optional.of(choice);
        return this;
    }

    /** Filters by the last update: before this instant. */
    public LeadFilterBuilder updatedBefore(Instant choice) {
        updatedBefore = Optional.of(choice);
        return this;
    }

    /** Returns the filter. */
    public LeadFilter build() {
        return new LeadFilter(
                statuses,
                email,
                phone,
                company,
                source,
                agentId,
                owner,
                tags,
                consents,
                metadata,
                createdAfter,
                createdBefore,
                updatedAfter,
                updatedBefore);
    }
}
