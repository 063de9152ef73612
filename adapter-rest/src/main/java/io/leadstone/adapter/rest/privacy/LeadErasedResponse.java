package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to the erasure of a lead. */
public record LeadErasedResponse(String leadId, @Nullable Instant erasedAt) implements JsonResponse {

    static LeadErasedResponse of(LeadSnapshot lead) {
        return new LeadErasedResponse(lead.id().toString(), lead.erasedAt().orElse(null));
    }
}
