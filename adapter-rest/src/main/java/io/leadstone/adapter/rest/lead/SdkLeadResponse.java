package io.leadstone.adapter.rest.lead;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead in the two JSON shapes that existing clients read.
 *
 * @param flat the fields of the lead at the top level
 * @param lead the same fields in an object
 * @param initiatedBy the id of the caller
 */
public record SdkLeadResponse(@JsonUnwrapped LeadResponse flat, LeadResponse lead, String initiatedBy)
        implements JsonResponse {

    static SdkLeadResponse of(LeadResponse lead, Caller caller) {
        return new SdkLeadResponse(lead, lead, caller.principal());
    }

    /**
     * The answer to the deletion of a lead.
     *
     * @param lead the same id as {@code leadId}, for clients that read it there
     */
    public record Deleted(String leadId, @Nullable Instant deletedAt, String lead, String initiatedBy)
            implements JsonResponse {

        static Deleted of(LeadSnapshot deleted, Caller caller) {
            String id = deleted.id().toString();
            return new Deleted(id, deleted.deletedAt().orElse(null), id, caller.principal());
        }
    }

    @Override
    public String toString() {
        return "SdkLeadResponse[" + lead + "]";
    }
}
