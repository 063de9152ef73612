package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.ConversationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation's event does to its lead's row, as {@link io.leadstone.domain.lead.Lead#record} says it: one event on, and what is not null.
 *
 * @param liveOnly whether a deleted or an erased lead is left as it is
 */
public record LeadEventUpdate(
        String companyId,
        UUID id,
        @Nullable Instant engagedAt,
        @Nullable UUID lastConversation,
        boolean liveOnly) {

    public static LeadEventUpdate of(ConversationEvent event, boolean liveOnly) {
        return new LeadEventUpdate(
                event.companyId().value(),
                event.leadId().value(),
                event.engagedAt().orElse(null),
                event.type() == EventType.CONVERSATION_CREATED
                        ? event.conversationId().value()
                        : null,
                liveOnly);
    }
}
