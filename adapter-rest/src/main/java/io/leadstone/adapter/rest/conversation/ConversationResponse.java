package io.leadstone.adapter.rest.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a conversation.
 *
 * @param leadId the lead of the conversation; {@code null} if it has none
 * @param metadata the text of the client's JSON object, unchanged
 * @param messages the number of reported messages
 * @param ratings the number of ratings
 * @param avgSatisfaction the mean of the ratings, from 1 to 5 with two decimals; {@code null} without a rating
 */
public record ConversationResponse(
        String id,
        String companyId,
        String agentId,
        @Nullable String leadId,
        @Nullable String title,
        @JsonRawValue String metadata,
        @Nullable Integer maxContextLength,
        long messages,
        long ratings,
        @Nullable BigDecimal avgSatisfaction,
        @Nullable Instant lastActivityAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        long version)
        implements JsonResponse {

    /**
     * Returns the representation for all readers. It does not contain the widget session that opened the conversation.
     */
    public static ConversationResponse of(ConversationSnapshot conversation) {
        return new ConversationResponse(
                conversation.id().toString(),
                conversation.companyId().value(),
                conversation.agentId().value(),
                conversation.leadId().map(LeadId::toString).orElse(null),
                conversation.title().orElse(null),
                conversation.metadata().json(),
                conversation.maxContextLength().orElse(null),
                conversation.totals().messages(),
                conversation.totals().ratings(),
                conversation.totals().satisfaction().orElse(null),
                conversation.totals().lastActivityAt().orElse(null),
                conversation.createdAt(),
                conversation.updatedAt(),
                conversation.deletedAt().orElse(null),
                conversation.version());
    }

    @Override
    public String toString() {
        return "ConversationResponse[id=" + id + "]";
    }
}
