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
 * What a conversation adds to the log of its lead. Reports come in at any time from anywhere, so the store gives the event the lead's
 * next number when it writes it. The lead's version stays: whoever edits the lead is not in the way of those who talk with it.
 *
 * @param id a UUIDv7
 * @param engagedAt when the lead was active in it, where the event tells of activity
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

    /** The event as it stands in the lead's log under {@code number}. */
    public LeadEvent withNumber(long number) {
        return new LeadEvent(id, companyId, leadId, number, type, at, actor, changes, Optional.of(conversationId));
    }

    @Override
    public String toString() {
        return "ConversationEvent[id=" + id + ", conversationId=" + conversationId + ", type=" + type.code() + "]";
    }
}
