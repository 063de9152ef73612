package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the consent ledger on the wire. */
public record ConsentResponse(
        String id,
        String leadId,
        String purpose,
        boolean granted,
        String source,
        @Nullable String policyVersion,
        Instant recordedAt,
        String recordedBy)
        implements JsonResponse {}
