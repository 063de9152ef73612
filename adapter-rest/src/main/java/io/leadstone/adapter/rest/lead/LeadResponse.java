package io.leadstone.adapter.rest.lead;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lead on the wire.
 *
 * @param metadata the text of the client's own JSON object, sent on as it came
 * @param lastConversation the lead's newest conversation; {@code null} where it has none
 */
public record LeadResponse(
        String id,
        String companyId,
        @Nullable String agentId,
        String firstName,
        String lastName,
        String fullName,
        String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String status,
        @Nullable String lostReason,
        @Nullable String source,
        @Nullable String notes,
        List<String> tags,
        @JsonRawValue String metadata,
        boolean consentMarketing,
        boolean consentDataProcessing,
        @Nullable Object lastConversation,
        @Nullable Instant contactedAt,
        @Nullable Instant qualifiedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant lostAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Long version)
        implements JsonResponse {

    public LeadResponse {
        tags = List.copyOf(tags);
    }
}
