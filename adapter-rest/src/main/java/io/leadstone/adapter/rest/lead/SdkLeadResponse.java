package io.leadstone.adapter.rest.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in both shapes that clients in the field read.
 *
 * @param flat the lead's fields, directly in the answer
 * @param lead the same lead, as an object
 * @param initiatedBy the caller's id
 */
public record SdkLeadResponse(@JsonUnwrapped LeadResponse flat, LeadResponse lead, String initiatedBy)
        implements JsonResponse {

    static SdkLeadResponse of(LeadResponse lead, Caller caller) {
        return new SdkLeadResponse(lead, lead, caller.principal());
    }

    /**
     * That a lead is deleted.
     *
     * @param lead the id once more
     */
    public record Deleted(String leadId, @Nullable Instant deletedAt, String lead, String initiatedBy)
            implements JsonResponse {

        static Deleted of(LeadSnapshot deleted, Caller caller) {
            String id = deleted.id().toString();
            return new Deleted(id, deleted.deletedAt().orElse(null), id, caller.principal());
        }
    }
}
