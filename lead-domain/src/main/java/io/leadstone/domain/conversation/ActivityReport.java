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
 * A report of activity in a conversation. Reports may arrive concurrently. A store adds each report to the stored
 * totals, so that no report overwrites another and none needs a retry.
 *
 * @param eventId the id of the event for the lead's log, a UUIDv7
 * @param reportedAt the instant of the report, in whole milliseconds
 * @param actor the reporter, as in {@link ChangeContext#actor()}
 */
public record ActivityReport(
        CompanyId companyId,
        ConversationId conversationId,
        ConversationActivity activity,
        UUID eventId,
        Instant reportedAt,
        String actor) {

    /** Creates a report with a new event id, the instant and the actor of {@code context}. */
    public static ActivityReport of(
            CompanyId companyId, ConversationId conversationId, ConversationActivity activity, ChangeContext context) {
        return new ActivityReport(companyId, conversationId, activity, context.nextId(), context.at(), context.actor());
    }

    /**
     * Returns the event for the log of the conversation's lead. It names the totals that changed and the instant of
     * the activity.
     */
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
