package io.leadstone.domain.lead;

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
 * An event of a conversation for the log of its lead. Reports may arrive concurrently, so the store assigns the
 * lead's next event number when it writes the event. The version of the lead stays the same, so that edits of the
 * lead do not conflict with its conversations.
 *
 * @param id a UUIDv7
 * @param engagedAt the instant of the lead's activity; empty if the event reports none
 */
public record ConversationEvent(
        UUID id,
        CompanyId companyId,
        LeadId leadId,
        ConversationId conversationId,
        EventType type,
        Instant at,
        String actor,
        List<FieldChange> changes,
        Optional<Instant> engagedAt) {

    public ConversationEvent {
        changes = List.copyOf(changes);
    }

    /** Returns the event of the lead's log with this number. */
    public LeadEvent withNumber(long number) {
        return new LeadEvent(id, companyId, leadId, number, type, at, actor, changes, Optional.of(conversationId));
    }

    @Override
    public String toString() {
        return "ConversationEvent[id=" + id + ", conversationId=" + conversationId + ", type=" + type.code() + "]";
    }
}
