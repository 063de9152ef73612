package io.leadstone.domain.conversation;

import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.FieldChange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConversationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An activity on its way into a conversation. Any number of reports may come in at once; a store adds each of them to what it finds,
 * so that none overwrites another and none needs to be made anew.
 *
 * @param eventId the id of the event that tells it, a UUIDv7
 * @param reportedAt when it was reported, in whole milliseconds
 * @param actor who reported it, as {@link ChangeContext#actor()}
 */
public record ActivityReport(
        CompanyId companyId,
        ConversationId conversationId,
        ConversationActivity activity,
        UUID eventId,
        Instant reportedAt,
        String actor) {

    /** The report that is made on {@code occasion}. */
    public static ActivityReport of(
            CompanyId companyId, ConversationId conversationId, ConversationActivity activity, ChangeContext occasion) {
        return new ActivityReport(
                companyId, conversationId, activity, occasion.nextId(), occasion.at(), occasion.actor());
    }

    /** What the log of the conversation's lead is told: which totals changed, and that the lead was active. */
    public ConversationEvent eventOf(LeadId leadId) {
        List<FieldChange> changes = new ArrayList<>();
        if (activity.messages() > 0) {
            changes.add(FieldChange.of("messages"));
        }
        if (activity.satisfaction().isPresent()) {
            changes.add(FieldChange.of("satisfaction"));
        }
        return new ConversationEvent(
                eventId,
                companyId,
                leadId,
                conversationId,
                EventType.CONVERSATION_ACTIVITY_RECORDED,
                reportedAt,
                actor,
                changes,
                Optional.of(activity.at()));
    }

    @Override
    public String toString() {
        return "ActivityReport[conversationId=" + conversationId + ", eventId=" + eventId + ", activity=" + activity
                + "]";
    }
}
