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
 * That something happened to a lead. Events are stored with the change that they tell, or neither is; the log is the lead's
 * history, the host's event stream and the source of webhooks.
 *
 * @param id a UUIDv7
 * @param number 1 for the lead's first event, growing by one for each
 * @param actor who did it, as {@link ChangeContext#actor()}
 * @param changes the fields that changed, empty where the type says all. A {@code lead.created} has the consents that were given with
 *     the lead; one that an older release stored has none, and its consents are events of their own
 * @param conversationId the conversation that it tells of, where it is a conversation that tells it
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
            throw new IllegalArgumentException("an event's number begins at 1, not " + number);
        }
        changes = List.copyOf(changes);
    }

    @Override
    public String toString() {
        return "LeadEvent[id=" + id + ", leadId=" + leadId + ", number=" + number + ", type=" + type.code() + "]";
    }
}
