package io.leadstone.domain.lead;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An event: a stored fact about a change of a lead. An event is stored in the same transaction as its change. The
 * events of a lead are its history, the host's event stream and the source of webhooks.
 *
 * @param id a UUIDv7
 * @param number 1 for the first event of the lead; each further event adds 1
 * @param actor the actor of the change, as in {@link ChangeContext#actor()}
 * @param changes the changed fields; empty if the type is sufficient. A {@code lead.created} lists the consents of
 *     the new lead. Older releases stored those as separate events
 * @param conversationId the conversation of the event; empty for an event of the lead itself
 */
public record LeadEvent(
        UUID id,
        CompanyId companyId,
        LeadId leadId,
        long number,
        EventType type,
        Instant at,
        String actor,
        List<FieldChange> changes,
        Optional<ConversationId> conversationId) {

    public LeadEvent {
        if (number < 1) {
            throw new IllegalArgumentException("the number of an event must be at least 1, but is " + number);
        }
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "LeadEvent[id=" + id + ", leadId=" + leadId + ", number=" + number + ", type=" + type.code() + "]";
    }
}
