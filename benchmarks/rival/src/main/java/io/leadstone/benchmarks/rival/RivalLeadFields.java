package io.leadstone.benchmarks.rival;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a create or an update. A field that is absent or null is not changed. */
record RivalLeadFields(
        @JsonProperty("agent_id") @Size(max = 64) @Nullable String agentId,

        @JsonProperty("first_name") @Size(min = 1, max = 100) @Nullable
        String firstName,

        @JsonProperty("last_name") @Size(min = 1, max = 100) @Nullable
        String lastName,

        @Email @Size(max = 254) @Nullable String email,
        @Size(max = 50) @Nullable String phone,
        @Size(max = 200) @Nullable String company,
        @Size(max = 100) @Nullable String source,
        @Size(max = 10_000) @Nullable String notes,
        @Nullable RivalStatus status,
        @Size(max = 50) @Nullable List<@Size(max = 50) String> tags,
        @Nullable Map<String, Object> metadata,
        @JsonProperty("consent_data_processing") @Nullable Boolean consentDataProcessing,
        @JsonProperty("consent_marketing") @Nullable Boolean consentMarketing) {

    /** Writes the fields that are not null into the lead. */
    void writeTo(RivalLead lead, Instant now) {
        lead.agentId = or(agentId, lead.agentId);
        lead.firstName = or(firstName, lead.firstName);
        lead.lastName = or(lastName, lead.lastName);
        lead.email = or(email, lead.email);
        lead.phone = or(phone, lead.phone);
        lead.company = or(company, lead.company);
        lead.source = or(source, lead.source);
        lead.notes = or(notes, lead.notes);
        lead.tags = tags == null ? lead.tags : tags;
        lead.metadata = metadata == null ? lead.metadata : metadata;
        if (consentDataProcessing != null) {
            lead.consentDataProcessing = consentDataProcessing;
            lead.consentDataProcessingAt = now;
        }
        if (consentMarketing != null) {
            lead.consentMarketing = consentMarketing;
            lead.consentMarketingAt = now;
        }
        if (status != null && status != lead.status) {
            lead.changeStatus(status, now);
        }
        lead.updatedAt = now;
    }

    private static @Nullable String or(@Nullable String value, @Nullable String current) {
        return value == null ? current : value;
    }
}
