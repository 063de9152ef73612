package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation came to.
 *
 * @param leadId the lead that it counts for; {@code null} where it has none
 * @param avgSatisfaction {@code null} without a rating
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
