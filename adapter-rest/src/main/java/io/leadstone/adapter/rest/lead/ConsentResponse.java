package io.leadstone.adapter.rest.lead;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.ConsentEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a ledger entry.
 *
 * @param source {@code null} if the lead is erased
 * @param givenAt when the person decided
 * @param evidence the text of the client's JSON object, unchanged
 */
public record ConsentResponse(
        String id,
        String leadId,
        String purpose,
        boolean granted,
        @Nullable String source,
        @Nullable String policyVersion,
        Instant givenAt,
        @JsonRawValue @Nullable String evidence,
        Instant recordedAt,
        String recordedBy)
        implements JsonResponse {

    private static final LeadApiMapper MAPPER = new MapStructLeadApiMapper();

    /** Returns the representation of a ledger entry. */
    public static ConsentResponse of(ConsentEntry entry) {
        return MAPPER.response(entry);
    }

    @Override
    public String toString() {
        return "ConsentResponse[id=" + id + "]";
    }
}
