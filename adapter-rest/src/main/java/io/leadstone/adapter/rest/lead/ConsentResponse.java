package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.json.JsonResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the consent ledger on the wire.
 *
 * @param source {@code null} for a lead that was erased
 */
public record ConsentResponse(
        String id,
        String leadId,
        String purpose,
        boolean granted,
        @Nullable String source,
        @Nullable String policyVersion,
        Instant recordedAt,
        String recordedBy)
        implements JsonResponse {}
