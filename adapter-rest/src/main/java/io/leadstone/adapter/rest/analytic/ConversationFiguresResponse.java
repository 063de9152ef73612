package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The number of messages and ratings of a conversation, and its mean rating.
 *
 * @param leadId the lead of the conversation; {@code null} if it has none
 * @param avgSatisfaction the mean rating; {@code null} without a rating
 */
public record ConversationFiguresResponse(
        String conversationId,
        @Nullable String leadId,
        String agentId,
        long messages,
        long ratings,
        @Nullable BigDecimal avgSatisfaction,
        Instant createdAt,
        @Nullable Instant lastActivityAt)
        implements JsonResponse {

    static ConversationFiguresResponse of(ConversationSnapshot conversation) {
        return new ConversationFiguresResponse(
                conversation.id().toString(),
                conversation.leadId().map(LeadId::toString).orElse(null),
                conversation.agentId().value(),
                conversation.totals().messages(),
                conversation.totals().ratings(),
                conversation.totals().satisfaction().orElse(null),
                conversation.createdAt(),
                conversation.totals().lastActivityAt().orElse(null));
    }
}
