package io.leadstone.domain.lead;

import io.leadstone.domain.EventType;
import java.util.Objects;

/**
 * A lead that is to be removed for good, and the only event that outlives it.
 *
 * @param lead the last state of the lead. A store removes the lead only if it still has this state
 * @param event the event {@code lead.purged}, with the number after that of the lead's last event. It has no changes
 */
public record PurgedLead(LeadSnapshot lead, LeadEvent event) {

    /** @throws IllegalArgumentException if the event is not the next one of the lead, or has another type or changes */
    public PurgedLead {
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

    @Override
    public String toString() {
        return "PurgedLead[lead=" + lead.id() + ", number=" + event.number() + "]";
    }
}
