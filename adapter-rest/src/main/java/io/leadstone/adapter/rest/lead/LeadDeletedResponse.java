package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to the deletion of a lead. */
public record LeadDeletedResponse(String leadId, @Nullable Instant deletedAt) implements JsonResponse {

    static LeadDeletedResponse of(LeadSnapshot lead) {
        return new LeadDeletedResponse(lead.id().toString(), lead.deletedAt().orElse(null));
    }
}
