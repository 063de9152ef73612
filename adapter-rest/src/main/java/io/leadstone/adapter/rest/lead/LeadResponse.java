package io.leadstone.adapter.rest.lead;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a lead.
 *
 * @param phoneE164 the phone in the form of ITU-T E.164; {@code null} if it could not be parsed
 * @param metadata the text of the client's JSON object, unchanged
 * @param pendingConsents the consents that wait for a confirmation; {@code null} in lists and exports, which do not
 *     read them
 * @param lastConversation the newest conversation of the lead; {@code null} if it has none. It is always {@code null}
 *     in lists and exports, which do not read it
 */
public record LeadResponse(
        String id,
        String companyId,
        @Nullable String agentId,
        @Nullable String ownerId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String fullName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String company,
        @Nullable String status,
        @Nullable String lostReason,
        @Nullable String source,
        @Nullable String notes,
        List<String> tags,
        @JsonRawValue String metadata,
        boolean consentMarketing,
        boolean consentDataProcessing,
        @Nullable List<String> pendingConsents,
        @Nullable ConversationResponse lastConversation,
        @Nullable Instant contactedAt,
        @Nullable Instant qualifiedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant lostAt,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant erasedAt,
        @Nullable Long version)
        implements JsonResponse {

    private static final LeadApiMapper MAPPER = new MapStructLeadApiMapper();

    public LeadResponse {
        tags = List.copyOf(tags);
        pendingConsents = pendingConsents == null ? null : List.copyOf(pendingConsents);
    }

    /** Returns the representation without a conversation and without pending consents, for lists and exports. */
    public static LeadResponse of(LeadSnapshot lead) {
        return MAPPER.response(lead, null, null);
    }

    /** Returns the representation of a single lead. */
    static LeadResponse of(LeadSnapshot lead, Optional<ConversationResponse> last, Set<ConsentPurpose> pending) {
        return MAPPER.response(
                lead,
                last.orElse(null),
                pending.stream().sorted().map(ConsentPurpose::code).toList());
    }

    @Override
    public String toString() {
        return "LeadResponse[id=" + id + "]";
    }
}
