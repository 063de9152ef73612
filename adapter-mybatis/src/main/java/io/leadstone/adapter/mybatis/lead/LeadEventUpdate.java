package io.leadstone.adapter.mybatis.lead;

import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.ConversationEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The update of the row of a lead for an event of a conversation: the number of the last event grows by one, and the
 * values that are not null are stored. It corresponds to {@link io.leadstone.domain.lead.Lead#record}.
 *
 * @param unlessErased true if the row of an erased lead is not updated
 */
public record LeadEventUpdate(
        String companyId,
        UUID id,
        @Nullable Instant engagedAt,
        @Nullable UUID lastConversation,
        boolean unlessErased) {

    public static LeadEventUpdate of(ConversationEvent event, boolean unlessErased) {
        return new LeadEventUpdate(
                event.companyId().value(),
                event.leadId().value(),
                event.engagedAt().orElse(null),
                event.type() == EventType.CONVERSATION_CREATED
                        ? event.conversationId().value()
                        : null,
                unlessErased);
    }
}
