package io.leadstone.adapter.rest.conversation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation on the wire.
 *
 * @param leadId the lead that its activity counts for; {@code null} where it has none
 * @param metadata the text of the client's own JSON object, sent on as it came
 * @param messages how many were reported
 * @param ratings how often it was rated
 * @param avgSatisfaction the mean of the ratings, 1 to 5 with two decimals; {@code null} without any
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

    /** The conversation as everybody reads it who may; which session opened it is told to nobody. */
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
}
