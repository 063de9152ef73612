package io.leadstone.benchmarks.rival;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A lead in an answer. */
record RivalLeadAnswer(
        @Nullable UUID id,
        @JsonProperty("company_id") String companyId,
        @JsonProperty("agent_id") @Nullable String agentId,
        @JsonProperty("first_name") @Nullable String firstName,
        @JsonProperty("last_name") @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        RivalStatus status,
        @Nullable String source,
        @Nullable String notes,
        List<String> tags,
        Map<String, Object> metadata,
        @JsonProperty("consent_data_processing") boolean consentDataProcessing,
        @JsonProperty("consent_marketing") boolean consentMarketing,
        @JsonProperty("contacted_at") @Nullable Instant contactedAt,
        @JsonProperty("qualified_at") @Nullable Instant qualifiedAt,
        @JsonProperty("converted_at") @Nullable Instant convertedAt,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @Nullable Long version) {

    static RivalLeadAnswer of(RivalLead lead) {
        return new RivalLeadAnswer(
                lead.id,
                lead.companyId,
                lead.agentId,
                lead.firstName,
                lead.lastName,
                lead.email,
                lead.phone,
                lead.company,
                lead.status,
                lead.source,
                lead.notes,
                lead.tags,
                lead.metadata,
                lead.consentDataProcessing,
                lead.consentMarketing,
                lead.contactedAt,
                lead.qualifiedAt,
                lead.convertedAt,
                lead.createdAt,
                lead.updatedAt,
                lead.version);
    }
}
