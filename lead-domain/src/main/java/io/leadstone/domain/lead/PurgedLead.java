package io.leadstone.domain.lead;

import io.leadstone.domain.EventType;
import java.util.List;
import java.util.Objects;

/**
 * A lead that is to be removed for good, and the only event that outlives it.
 *
 * @param lead the last state of the lead. A store removes the lead only if it still has this state
 * @param event the event {@code lead.purged}, with the number after that of the lead's last event. It has no changes
 * @param suppressions the entries of the suppression list to add, as in {@link LeadChange#suppressions()}
 * @param removedSuppressions the entries to remove, as in {@link SideWrites}
 */
public record PurgedLead(
        LeadSnapshot lead, LeadEvent event, List<Suppression> suppressions, List<Suppression> removedSuppressions) {

    /** @throws IllegalArgumentException if the event is not the next one of the lead, or has another type or changes */
    public PurgedLead {
        suppressions = List.copyOf(suppressions);
        removedSuppressions = List.copyOf(removedSuppressions);
        boolean isOfLead = Objects.equals(event.companyId(), lead.companyId())
                && event.leadId().equals(lead.id())
                && event.number() == lead.lastEvent() + 1;
        if (!isOfLead
                || event.type() != EventType.LEAD_PURGED
                || !event.changes().isEmpty()
                || event.conversationId().isPresent()) {
            throw new IllegalArgumentException(
                    "the event of a purge must be the next one of the lead, with the type lead.purged and no changes");
        }
    }

    /** Creates a purge that does not change the suppression list. */
    public PurgedLead(LeadSnapshot lead, LeadEvent event) {
        this(lead, event, List.of(), List.of());
    }

    /** Returns this purge with these entries of the suppression list to add, instead of its own. */
    public PurgedLead suppressing(List<Suppression> entries) {
        return new PurgedLead(lead, event, entries, removedSuppressions);
    }

    /** Returns this purge with these entries of the suppression list to remove, instead of its own. */
    public PurgedLead removing(List<Suppression> entries) {
        return new PurgedLead(lead, event, suppressions, entries);
    }

    @Override
    public String toString() {
        return "PurgedLead[lead=" + lead.id() + ", number=" + event.number() + "]";
    }
}
